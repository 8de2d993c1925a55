-- Links by which named people read what is cleared and not out yet; each its own, each ends.
select record.make_aggregate('publication', 'preview');
alter table publication.preview
  add column statement_id uuid generated always as ((doc->>'statementId')::uuid) stored,
  add column link_hash text generated always as (doc->>'linkHash') stored;
create index preview_statement on publication.preview (statement_id, id);
create unique index preview_link on publication.preview (link_hash);
