create schema triage;
select record.make_aggregate('triage', 'item');
alter table triage.item
  add column state text generated always as (doc->>'state') stored,
  add column placed_at timestamptz generated always as (record.instant(doc->>'placedAt')) stored;
create index item_waiting on triage.item (placed_at, id) where state = 'waiting';
