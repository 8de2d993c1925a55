-- Files of a text: kept under the digest that its words name, apart from the words, for the units that write them.
create table statements.file (
  statement_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  unit_ids uuid[] not null,
  name text not null,
  type text not null,
  bytes bytea,
  scanned boolean not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (statement_id, digest)
);
create index file_digest on statements.file (digest);
alter table statements.file enable row level security;
alter table statements.file force row level security;
create policy desk_reads on statements.file for select to huiying_desk using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy desk_adds on statements.file for insert to huiying_desk
  with check (((select record.sees_all()) or unit_ids && (select record.my_units())) and added_by = (select record.me()));
grant select, insert on statements.file to huiying_desk;
