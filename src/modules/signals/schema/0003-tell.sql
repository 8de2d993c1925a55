select record.make_aggregate('signals', 'notice');
select record.make_aggregate('signals', 'report');
