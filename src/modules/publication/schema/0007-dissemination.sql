-- Releases that are marked as major, and how each is to reach people (GB-44).
select record.make_aggregate('publication', 'dissemination');
