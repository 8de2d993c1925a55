-- What the public site says of itself in its footer and for machines: one row, the press office's.
select record.make_aggregate('publication', 'site');
create policy every_desk_reads on publication.site for select to huiying_desk using (true);
create policy everybody_reads on publication.site for select to huiying_public using (true);
grant select on publication.site to huiying_public;

-- The searched text: title and parts in NFKC and lower case, made once with the index.
alter table publication.shelf add column plain text;
