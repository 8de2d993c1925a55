-- Where what was said goes out besides the site, and what proves that it did.
create schema channels;

select record.make_aggregate('channels', 'channel');
alter table channels.channel
  add column kind text generated always as (doc->>'kind') stored,
  add column name text generated always as (doc->>'name') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column standing boolean generated always as (doc->>'retired' is null) stored;
create index channel_unit on channels.channel (unit_id, kind);
-- Every unit may see where its releases can go.
create policy every_desk_reads on channels.channel for select to huiying_desk using (true);
-- So may everybody know our accounts from false ones: kind, name and unit, and nothing of how they are set up.
create policy everybody_reads on channels.channel for select to huiying_public using (true);
grant select (id, kind, name, unit_id, standing) on channels.channel to huiying_public;

-- Sealed as contacts are; no role but the ledger reads them, and no screen shows them again.
create table channels.secret (channel_id uuid primary key, cipher bytea not null, since timestamptz not null default record.now());
alter table channels.secret enable row level security;
alter table channels.secret force row level security;
create policy ledger_keeps on channels.secret to huiying_ledger using (true) with check (true);
grant select, insert, update, delete on channels.secret to huiying_ledger;

select record.make_aggregate('channels', 'delivery');
alter table channels.delivery
  add column release_id uuid generated always as ((doc->>'releaseId')::uuid) stored,
  add column no int generated always as ((doc->>'no')::int) stored,
  add column channel_id uuid generated always as ((doc->>'channelId')::uuid) stored,
  add column act text generated always as (doc->>'act') stored,
  add column state text generated always as (doc->>'state') stored,
  add column lane text generated always as (doc->>'lane') stored,
  add column live_at timestamptz generated always as (record.instant(doc->>'liveAt')) stored,
  add column planned_at timestamptz generated always as (record.instant(doc->>'plannedAt')) stored;
create index delivery_release on channels.delivery (release_id, id);
create index delivery_channel on channels.delivery (channel_id, id desc);
create index delivery_open on channels.delivery (state, id) where state in ('planned', 'prepared', 'unknown');
-- One edition, one channel, one act: one row, whoever asks for it at the same moment.
create unique index delivery_once on channels.delivery (release_id, no, channel_id, act) where state <> 'rejected';

select record.make_aggregate('channels', 'subscription');
alter table channels.subscription
  add column state text generated always as (doc->>'state') stored,
  add column channel_id uuid generated always as ((doc->>'channelId')::uuid) stored;
create index subscription_channel on channels.subscription (channel_id, state);

-- Where to reach those who asked. No fact holds it, so that it can really go: it is deleted the moment they leave.
create table channels.reader (subscription_id uuid primary key, channel_id uuid not null, cipher bytea not null, known_by text not null, unique (channel_id, known_by));
alter table channels.reader enable row level security;
alter table channels.reader force row level security;
create policy ledger_keeps on channels.reader to huiying_ledger using (true) with check (true);
grant select, insert, delete on channels.reader to huiying_ledger;

-- Who of them has still to be sent one delivery. It goes when the delivery is done: what stays is a count.
create table channels.letter (
  delivery_id uuid not null,
  subscription_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'unknown')),
  primary key (delivery_id, subscription_id)
);
create index letter_waiting on channels.letter (delivery_id) where state = 'waiting';
alter table channels.letter enable row level security;
alter table channels.letter force row level security;
create policy ledger_keeps on channels.letter to huiying_ledger using (true) with check (true);
grant select, insert, update, delete on channels.letter to huiying_ledger;
