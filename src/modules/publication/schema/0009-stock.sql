-- 存量排查: rounds over what stands in public, page by page, and what was found on each (XM2-09).
select record.make_aggregate('publication', 'stock_check');
-- Every unit sees the round, and of its pages its own.
create policy every_desk_reads on publication.stock_check for select to huiying_desk using (true);
select record.make_aggregate('publication', 'checked_page');
alter table publication.checked_page
  add column check_id uuid generated always as ((doc->>'checkId')::uuid) stored,
  add column release_id uuid generated always as ((doc->>'releaseId')::uuid) stored,
  add column at timestamptz generated always as (record.instant(doc->>'at')) stored,
  add column finding text generated always as (doc->'finding'->>'kind') stored;
-- One look a page a round, whoever gives it; a second one takes its place.
create unique index checked_page_once on publication.checked_page (check_id, release_id);

-- Policy documents and the day on which each was issued, whether or not it is public yet (XM4-05).
select record.make_aggregate('publication', 'issued_document');
alter table publication.issued_document add column number text generated always as (doc->>'number') stored;
create unique index issued_document_once on publication.issued_document (number);
create index shelf_documents on publication.shelf (release_id) where page_kind = 'document' and no = 1;
