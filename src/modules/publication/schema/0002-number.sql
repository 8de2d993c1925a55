-- The official number of a public release (编号): the office's, one after the other through a calendar year.
alter table publication.release
  add column number text generated always as (doc->'number'->>'text') stored,
  add column number_year int generated always as ((doc->'number'->>'year')::int) stored,
  add column number_seq int generated always as ((doc->'number'->>'seq')::int) stored;
create unique index release_number on publication.release ((doc->>'pressOfficeId'), number_year, number_seq) where number_seq is not null;
create unique index release_number_text on publication.release (number) where number is not null;

-- How the office writes its numbers; the number it gave stays as it was written.
select record.make_aggregate('publication', 'numbering');
create policy every_desk_reads on publication.numbering for select to huiying_desk using (true);

alter table publication.shelf add column number text;
