create schema cases;
select record.make_aggregate('cases', 'case');
alter table cases.case
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column opened_at timestamptz generated always as (record.instant(doc->>'openedAt')) stored;
create index case_unit on cases.case (unit_id, state, opened_at);
create index case_opened on cases.case (opened_at desc, id);
select record.make_aggregate('cases', 'meeting');
alter table cases.meeting add column held_at timestamptz generated always as (record.instant(doc->>'at')) stored;
create index meeting_held on cases.meeting (held_at desc, id);
