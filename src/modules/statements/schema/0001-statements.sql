create schema statements;
select record.make_aggregate('statements', 'statement');
alter table statements.statement
  add column case_id uuid generated always as ((doc->>'caseId')::uuid) stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored;
create index statement_case on statements.statement (case_id);

-- What is being written belongs to its unit alone: not to the press office, not to the ledger.
create table statements.draft (
  statement_id uuid primary key,
  unit_id uuid not null,
  version int not null,
  content jsonb not null,
  risk_note jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null
);
alter table statements.draft enable row level security;
alter table statements.draft force row level security;
create policy own_unit on statements.draft to huiying_desk
  using (array[unit_id] && (select record.my_units())) with check (array[unit_id] && (select record.my_units()) and saved_by = (select record.me()));
grant select, insert, update on statements.draft to huiying_desk;

create table statements.edition (
  statement_id uuid not null,
  no int not null,
  unit_ids uuid[] not null,
  digest text not null check (digest = encode(sha256(convert_to(words, 'UTF8')), 'hex')),
  words text not null,
  author_ids uuid[] not null,
  risk_note jsonb not null,
  primary key (statement_id, no)
);
create index edition_digest on statements.edition (digest);
alter table statements.edition enable row level security;
alter table statements.edition force row level security;
create policy desk_reads on statements.edition for select to huiying_desk
  using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy desk_finishes on statements.edition for insert to huiying_desk
  with check (((select record.sees_all()) or unit_ids && (select record.my_units())) and (select record.me()) = any (author_ids)); -- no edition without its writer's name (RL-9)
create policy ledger_finds on statements.edition for select to huiying_ledger using (true);
create policy ledger_shows on statements.edition for update to huiying_ledger using (true) with check (true);
grant select, insert on statements.edition to huiying_desk;
grant update (unit_ids), select (statement_id, no, unit_ids, digest, author_ids) on statements.edition to huiying_ledger;

-- A finished edition is never edited and never lost; only the circle of units that may read it can grow.
create function statements.keep_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.statement_id, new.no, new.digest, new.words, new.author_ids, new.risk_note) is not distinct from (old.statement_id, old.no, old.digest, old.words, old.author_ids, old.risk_note)
    and new.unit_ids @> old.unit_ids then
    return new;
  end if;
  raise exception 'record/append-only: % on statements.edition is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger keep before update or delete on statements.edition for each row execute function statements.keep_edition();
create trigger keep_all before truncate on statements.edition for each statement execute function record.refuse_change();
alter table statements.edition enable always trigger keep;
alter table statements.edition enable always trigger keep_all;

select record.make_aggregate('statements', 'lines');
alter table statements.lines add column valid_until timestamptz generated always as (record.instant(doc->>'validUntil')) stored;
