-- What the last look at the site's links found: one row, the press office's.
select record.make_aggregate('publication', 'link_check');
create policy every_desk_reads on publication.link_check for select to huiying_desk using (true);
