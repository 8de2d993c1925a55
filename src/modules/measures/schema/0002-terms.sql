select record.make_aggregate('measures', 'term');
alter table measures.term
  add column wrong text generated always as (doc->>'wrong') stored,
  add column standing boolean generated always as (doc->'dropped' is null) stored;
create unique index term_wrong on measures.term (wrong) where standing;

-- Whoever writes is told of the list while writing.
create policy every_desk_reads on measures.term for select to huiying_desk using (true);
