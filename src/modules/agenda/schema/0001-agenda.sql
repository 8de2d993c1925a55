create schema agenda;
-- Rooms and people are compared for equality within a constraint over ranges of time.
create extension if not exists btree_gist with schema public;

select record.make_aggregate('agenda', 'year');
alter table agenda.year add column year int generated always as ((doc->>'year')::int) stored;
create unique index year_once on agenda.year (year);

select record.make_aggregate('agenda', 'slot');
alter table agenda.slot
  add column year int generated always as ((doc->>'year')::int) stored,
  add column state text generated always as (doc->>'state') stored,
  add column series text generated always as (doc->>'series') stored,
  add column clause text generated always as (doc->>'clause') stored,
  add column original_on text collate "C" generated always as (doc->>'originalOn') stored,
  add column due_on text collate "C" generated always as (doc->>'dueOn') stored,
  add column provisional boolean generated always as ((doc->>'provisional')::boolean) stored,
  add column why jsonb generated always as (doc->'why') stored,
  add column moves jsonb generated always as (doc->'moves') stored,
  add column cancelled jsonb generated always as (doc->'cancelled') stored,
  add column conference_id uuid generated always as ((doc->>'conferenceId')::uuid) stored;
create index slot_year on agenda.slot (year, due_on, id);
create unique index slot_once on agenda.slot ((doc->>'slot'));

select record.make_aggregate('agenda', 'quota');
alter table agenda.quota
  add column year int generated always as ((doc->>'year')::int) stored,
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column holder text generated always as (doc->'holder'->>'id') stored;
create index quota_year on agenda.quota (year, holder);
create unique index quota_once on agenda.quota ((doc->>'slot'));

select record.make_aggregate('agenda', 'setting');
create policy every_desk_reads on agenda.setting for select to huiying_desk using (true);

select record.make_aggregate('agenda', 'act');
alter table agenda.act
  add column state text generated always as (doc->>'state') stored,
  add column kind text generated always as (doc->>'kind') stored,
  add column on_day text collate "C" generated always as (doc->>'on') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column conference_id uuid generated always as ((doc->>'conferenceId')::uuid) stored;
create index act_day on agenda.act (on_day, id);
create unique index act_release on agenda.act ((doc->>'releaseId')) where doc->>'releaseId' is not null;
create index act_conference on agenda.act (conference_id) where conference_id is not null;

select record.make_aggregate('agenda', 'rota');
alter table agenda.rota add column year int generated always as ((doc->>'year')::int) stored;
create unique index rota_once on agenda.rota (year);

select record.make_aggregate('agenda', 'topic');
alter table agenda.topic
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column proposed_at timestamptz generated always as (record.instant(doc->>'proposedAt')) stored,
  -- The day it is, was or will be spoken about; that of its proposal while none is named.
  add column day text collate "C" generated always as (coalesce(doc->>'heldOn', doc->>'on', substr(doc->>'proposedAt', 1, 10))) stored;
create index topic_day on agenda.topic (day);
create index topic_list on agenda.topic (proposed_at desc, id);

select record.make_aggregate('agenda', 'event');
alter table agenda.event
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column begins timestamptz generated always as (record.instant(doc->>'from')) stored,
  add column ends timestamptz generated always as (record.instant(doc->>'until')) stored;
create index event_time on agenda.event (begins, id);

-- Who and what is taken when. That nobody and no room is in two places at once is the database's word, whoever writes and however fast.
create table agenda.booking (
  event_id uuid not null,
  thing text not null,
  during tstzrange not null,
  constraint one_place_at_a_time exclude using gist (thing with =, during with &&)
);
create index booking_event on agenda.booking (event_id);
alter table agenda.booking enable row level security;
alter table agenda.booking force row level security;
create policy ledger_keeps on agenda.booking to huiying_ledger using (true) with check (true);
grant select, insert, delete on agenda.booking to huiying_ledger;

select record.make_aggregate('agenda', 'feed');
alter table agenda.feed
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column token_hash text generated always as (doc->>'tokenHash') stored;
create unique index feed_token on agenda.feed (token_hash);

-- What the year owes, who speaks in which month, and which topics there are, every unit must know to plan its own part (NH-16).
create policy every_desk_reads on agenda.year for select to huiying_desk using (true);
create policy every_desk_reads on agenda.slot for select to huiying_desk using (true);
create policy every_desk_reads on agenda.rota for select to huiying_desk using (true);
create policy every_desk_reads on agenda.topic for select to huiying_desk using (true);

-- Dates of conferences are public, the moved and cancelled ones with their reasons (NH-06a, NH-39).
create policy public_reads on agenda.slot for select to huiying_public using (true);
grant select (id, year, state, series, clause, original_on, due_on, provisional, why, moves, cancelled, conference_id) on agenda.slot to huiying_public;
