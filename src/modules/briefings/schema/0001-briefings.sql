create schema briefings;
select record.make_aggregate('briefings', 'meeting');
select record.make_aggregate('briefings', 'paper');

alter table briefings.meeting
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column at timestamptz generated always as (record.instant(doc->>'at')) stored;
create index meeting_at on briefings.meeting (at desc, id);
alter table briefings.paper
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored;
create index paper_unit on briefings.paper (unit_id, id);
