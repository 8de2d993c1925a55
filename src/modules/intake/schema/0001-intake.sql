create schema intake;
select record.make_aggregate('intake', 'message');
alter table intake.message
  add column state text generated always as (doc->>'state') stored,
  add column source text generated always as (doc->>'source') stored,
  add column known_at timestamptz generated always as (record.instant(doc->>'knownAt')) stored,
  add column query_hash text generated always as (doc->>'queryHash') stored,
  add column case_id uuid generated always as ((doc->>'caseId')::uuid) stored;
create index message_known on intake.message (known_at desc, id);
create unique index message_query on intake.message (query_hash) where query_hash is not null;
create index message_case on intake.message (case_id) where case_id is not null;

-- One row a submission key: a form sent twice is one message, on however many processes.
create table intake.submission (
  key text primary key,
  message_id uuid not null,
  at timestamptz not null
);
create table intake.likeness (
  message_id uuid primary key,
  at timestamptz not null,
  bands bigint[] not null,
  minima bigint[] not null
);
-- Without fastupdate: every arrival searches this index, and would read the whole list of pending entries each time.
create index likeness_bands on intake.likeness using gin (bands) with (fastupdate = off);
alter table intake.submission enable row level security;
alter table intake.submission force row level security;
alter table intake.likeness enable row level security;
alter table intake.likeness force row level security;
create policy ledger_keeps on intake.submission to huiying_ledger using (true) with check (true);
create policy ledger_keeps on intake.likeness to huiying_ledger using (true) with check (true);
grant select, insert on intake.submission to huiying_ledger;
grant select, insert, delete on intake.likeness to huiying_ledger;
