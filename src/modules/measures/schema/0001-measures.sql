create schema measures;
select record.make_aggregate('measures', 'document');
alter table measures.document
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column state text generated always as (doc->>'state') stored,
  add column level text generated always as (doc->>'level') stored,
  add column issued jsonb generated always as (doc->'issued') stored;
create index document_unit on measures.document (unit_id, id);
create index document_derives on measures.document using gin ((doc->'derivesFrom') jsonb_path_ops);

select record.make_aggregate('measures', 'value');
alter table measures.value add column from_date date generated always as (make_date(substr(doc->>'from', 1, 4)::int, substr(doc->>'from', 6, 2)::int, substr(doc->>'from', 9, 2)::int)) stored;

select record.make_aggregate('measures', 'deputy');
alter table measures.deputy add column until timestamptz generated always as (record.instant(doc->>'until')) stored;
create index deputy_until on measures.deputy (until);

-- Rules are known to everybody who must keep them; drafts of rules are, too.
create policy every_desk_reads on measures.document for select to huiying_desk using (true);
create policy every_desk_reads on measures.value for select to huiying_desk using (true);
create policy every_desk_reads on measures.deputy for select to huiying_desk using (true);

-- What was issued is public; what is being written is not.
create policy public_reads on measures.document for select to huiying_public using (jsonb_array_length(issued) > 0);
grant select (id, level, issued) on measures.document to huiying_public;
