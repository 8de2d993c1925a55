-- The router of this office: what it has learned and when. Its models are numbers about hashed runs of characters, no words.
select record.make_aggregate('triage', 'router');
create table triage.model (
  version text primary key,
  trained_at timestamptz not null,
  decisions int not null,
  -- Empty once newer models stand; the version stays, because facts name it.
  bytes bytea
);
create index model_newest on triage.model (trained_at desc);
alter table triage.model enable row level security;
alter table triage.model force row level security;
create policy desk_reads on triage.model for select to huiying_desk using (true);
create policy ledger_keeps on triage.model to huiying_ledger using (true) with check (true);
grant select on triage.model to huiying_desk;
grant select, insert, update on triage.model to huiying_ledger;
