-- Feeds name the hub that pushes them, where the office has one.
alter table channels.channel add column hub text generated always as (case when doc->>'kind' = 'websub' and doc->>'retired' is null then doc->'settings'->>'hub' end) stored;
grant select (hub) on channels.channel to huiying_public;

-- Exports of platforms from which figures of reads were noted: no figure stands without its file (WL-28).
create table channels.evidence (
  digest text primary key,
  name text not null,
  bytes bytea not null,
  noted_at timestamptz not null default record.now()
);
alter table channels.evidence enable row level security;
alter table channels.evidence force row level security;
create policy ledger_keeps on channels.evidence to huiying_ledger using (true) with check (true);
create policy every_desk_reads on channels.evidence for select to huiying_desk using (true);
grant select, insert on channels.evidence to huiying_ledger;
grant select on channels.evidence to huiying_desk;
