create schema duties;
select record.make_aggregate('duties', 'duty');
alter table duties.duty
  add column state text generated always as (doc->>'state') stored,
  add column duty text generated always as (doc->>'duty') stored,
  add column about text generated always as (doc->>'about') stored,
  add column matter uuid generated always as ((doc->>'matter')::uuid) stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column due_at timestamptz generated always as (record.instant(doc->>'dueAt')) stored,
  add column started_at timestamptz generated always as (record.instant(doc->'startedBy'->>'at')) stored,
  add column breached_at timestamptz generated always as (record.instant(doc->>'breachedAt')) stored,
  add column discharged_at timestamptz generated always as (record.instant(doc->>'dischargedAt')) stored;
create index duty_about on duties.duty (about);
create index duty_unit_due on duties.duty (unit_id, due_at, id) where state in ('open', 'paused');
create index duty_due on duties.duty (due_at, id) where state in ('open', 'paused');
create index duty_kept on duties.duty (unit_id, duty, started_at);
