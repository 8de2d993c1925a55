-- The record: facts, append-only, one hash chain a unit; timers; outbox; sealed words.
create schema record;

-- One row: what this database is for. Only a replay, test or drill database has a dial.
create table record.database (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('live', 'replay', 'test', 'drill')),
  created_at timestamptz not null default now()
);

create function record.now() returns timestamptz stable language plpgsql as $$
declare turned text := nullif(current_setting('huiying.dial', true), '');
begin
  if turned is not null and (select kind from record.database) <> 'live' then
    return turned::timestamptz;
  end if;
  return date_trunc('milliseconds', transaction_timestamp());
end $$;
comment on function record.now is 'The one clock. The dial is obeyed in replay, test and drill databases only.';

-- Text made by this product always carries its offset, so the cast does not depend on any setting.
create function record.instant(text) returns timestamptz immutable strict parallel safe language sql as $$ select $1::timestamptz $$;

-- Who acts in this transaction. Unset means error: isolation fails closed.
create function record.my_units() returns uuid[] stable parallel safe language sql as
  $$ select string_to_array(current_setting('huiying.units'), ',')::uuid[] $$;
create function record.sees_all() returns boolean stable parallel safe language sql as
  $$ select current_setting('huiying.whole') = 'on' $$;
create function record.me() returns uuid stable parallel safe language sql as
  $$ select nullif(current_setting('huiying.person'), '')::uuid $$;

create function record.enter(as_role text, person uuid, units uuid[], whole boolean, dial timestamptz) returns timestamptz
language plpgsql as $$
begin
  perform set_config('huiying.person', coalesce(person::text, ''), true),
          set_config('huiying.units', array_to_string(units, ','), true),
          set_config('huiying.whole', case when whole then 'on' else 'off' end, true),
          set_config('huiying.dial', coalesce(dial::text, ''), true);
  execute format('set local role %I', as_role);
  return record.now();
end $$;

create table record.chain (
  unit_id uuid primary key,
  length bigint not null,
  head bytea not null
);

create table record.fact (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  unit_id uuid not null,
  chain_no bigint not null,
  unit_ids uuid[] not null,
  kind text not null,
  subject text collate "C" not null,
  matter uuid,
  at timestamptz not null,
  actor jsonb not null,
  because uuid[] not null,
  data jsonb not null,
  prev bytea not null,
  hash bytea not null,
  unique (unit_id, chain_no)
);
create index fact_subject on record.fact (subject, seq);
create index fact_matter on record.fact (matter, seq) where matter is not null;
create index fact_kind_at on record.fact (kind, at);

create function record.fact_text(f record.fact) returns text stable language sql as $$
  select concat_ws(E'\n', 'huiying-fact-1', f.unit_id, f.chain_no, f.id, f.kind, f.subject, coalesce(f.matter::text, '-'),
    to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    f.actor::text, array_to_string(f.because, ','), array_to_string(f.unit_ids, ','), f.data::text, encode(f.prev, 'hex'))
$$;

-- The chain is made here, not in code, so that no code can forget it.
create function record.link_fact() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare last record.chain;
begin
  insert into record.chain as c values (new.unit_id, 1, '') on conflict (unit_id) do update set length = c.length + 1 returning * into last;
  new.at := record.now();
  new.chain_no := last.length;
  new.prev := last.head;
  new.hash := sha256(convert_to(record.fact_text(new), 'UTF8'));
  update record.chain set head = new.hash where unit_id = new.unit_id;
  return new;
end $$;
create trigger link before insert on record.fact for each row execute function record.link_fact();
alter table record.fact enable always trigger link;

create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'record/append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on record.fact for each row execute function record.refuse_change();
create trigger append_only_truncate before truncate on record.fact for each statement execute function record.refuse_change();
alter table record.fact enable always trigger append_only;
alter table record.fact enable always trigger append_only_truncate;

-- Timers: fired in the transaction of their effect, so a crash is a roll-back and the next poll finds them again.
create table record.timer (
  id uuid primary key,
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  data jsonb not null default '{}',
  held_until timestamptz,
  last_error text,
  unique (kind, subject)
);
create index timer_due on record.timer (due_at);

-- Effects after commit. `key` makes an effect idempotent: one row an effect, channel and edition.
create table record.outbox (
  id uuid primary key,
  kind text not null,
  key text not null unique,
  payload jsonb not null,
  because uuid[] not null,
  ready_at timestamptz not null,
  attempts int not null default 0,
  last_error text
);
create index outbox_ready on record.outbox (ready_at);

-- Citizens' words and contacts lie apart; facts hold only the reference and a salted digest.
create table record.sealed_words (
  id uuid primary key,
  unit_ids uuid[] not null,
  title text,
  body text,
  salt bytea,
  digest bytea not null,
  sealed_at timestamptz not null,
  erased_at timestamptz
);
create table record.sealed_contact (
  id uuid primary key,
  unit_ids uuid[] not null,
  cipher bytea,
  keep_until timestamptz,
  sealed_at timestamptz not null,
  erased_at timestamptz
);
create table record.contact_reveal (
  id bigint generated always as identity primary key,
  contact_id uuid not null,
  person_id uuid not null,
  purpose text not null check (length(purpose) between 2 and 500),
  at timestamptz not null default record.now()
);

create trigger append_only before update or delete on record.contact_reveal for each row execute function record.refuse_change();
create trigger append_only_truncate before truncate on record.contact_reveal for each statement execute function record.refuse_change();
alter table record.contact_reveal enable always trigger append_only;
alter table record.contact_reveal enable always trigger append_only_truncate;

alter table record.fact enable row level security;
alter table record.fact force row level security;
alter table record.sealed_words enable row level security;
alter table record.sealed_words force row level security;
alter table record.sealed_contact enable row level security;
alter table record.sealed_contact force row level security;
alter table record.contact_reveal enable row level security;
alter table record.contact_reveal force row level security;

create policy desk_reads on record.fact for select to huiying_desk
  using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy ledger_reads on record.fact for select to huiying_ledger, huiying_audit using (true);
create policy ledger_states on record.fact for insert to huiying_ledger with check (true);

create policy desk_reads on record.sealed_words for select to huiying_desk
  using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy ledger_seals on record.sealed_words to huiying_ledger using (true) with check (true);

-- A contact is for the unit that handles the message (register, personal data rule); the press office as such does not see it.
create policy desk_reads on record.sealed_contact for select to huiying_desk using (unit_ids && (select record.my_units()));
create policy ledger_seals on record.sealed_contact to huiying_ledger using (true) with check (true);

create policy desk_reveals on record.contact_reveal for insert to huiying_desk with check (person_id = (select record.me()));
create policy audit_reads on record.contact_reveal for select to huiying_audit, huiying_ledger using (true);

grant usage on schema record to huiying_app, huiying_desk, huiying_ledger, huiying_audit, huiying_public;
grant select on record.database to huiying_app, huiying_desk, huiying_ledger, huiying_audit, huiying_public;
grant select on record.fact to huiying_desk, huiying_ledger, huiying_audit;
grant insert on record.fact to huiying_ledger;
grant select on record.chain to huiying_ledger, huiying_audit;
grant select, insert, update, delete on record.timer, record.outbox to huiying_ledger;
grant select on record.timer, record.outbox to huiying_audit;
grant select on record.sealed_words, record.sealed_contact to huiying_desk;
grant select, insert, update on record.sealed_words, record.sealed_contact to huiying_ledger;
grant insert on record.contact_reveal to huiying_desk;
grant select on record.contact_reveal to huiying_audit, huiying_ledger;

-- One aggregate, one table: the whole state as `doc`, who may see it as `unit_ids`, and a version that every write must know.
-- Modules add generated columns for what they list and sort by.
create function record.make_aggregate(module text, name text) returns void language plpgsql as $$
declare target text := format('%I.%I', module, name);
begin
  execute format('create table %s (id uuid primary key, version int not null, unit_ids uuid[] not null, doc jsonb not null)', target);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy desk_reads on %s for select to huiying_desk using ((select record.sees_all()) or unit_ids && (select record.my_units()))', target);
  execute format('create policy ledger_keeps on %s to huiying_ledger using (true) with check (true)', target);
  execute format('create policy audit_reads on %s for select to huiying_audit using (true)', target);
  execute format('grant select on %s to huiying_desk, huiying_audit', target);
  execute format('grant select, insert, update on %s to huiying_ledger', target);
  execute format('grant usage on schema %I to huiying_desk, huiying_ledger, huiying_audit, huiying_public', module);
end $$;

-- Chains are locked in the order of their units before facts are linked, so that two acts on the same two units cannot block each other.
create function record.lock_chains(units uuid[]) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into record.chain select unit, 0, '' from unnest(units) unit where not exists (select from record.chain where unit_id = unit) order by unit on conflict do nothing;
  select from record.chain where unit_id = any(units) order by unit_id for update;
$$;
revoke all on function record.lock_chains(uuid[]) from public;
grant execute on function record.lock_chains(uuid[]) to huiying_ledger;

create function record.state_facts(facts jsonb) returns void language plpgsql as $$
begin
  perform record.lock_chains((select array_agg(distinct (f->>'unitId')::uuid) from jsonb_array_elements(facts) f));
  insert into record.fact (id, unit_id, unit_ids, kind, subject, matter, actor, because, data, at, chain_no, prev, hash)
  select (f->>'id')::uuid, (f->>'unitId')::uuid, array(select jsonb_array_elements_text(f->'unitIds')::uuid), f->>'kind', f->>'subject', (f->>'matter')::uuid,
         f->'actor', array(select jsonb_array_elements_text(f->'because')::uuid), f->'data', record.now(), 0, '', ''
  from jsonb_array_elements(facts) with ordinality as e(f, n) order by n;
end $$;

create function record.order_timers(orders jsonb) returns void language plpgsql as $$
begin
  delete from record.timer t using jsonb_to_recordset(orders) as o(kind text, subject text, "dueAt" timestamptz)
    where t.kind = o.kind and t.subject = o.subject and o."dueAt" is null;
  insert into record.timer (id, kind, subject, due_at, data)
    select id, kind, subject, "dueAt", coalesce(data, '{}') from jsonb_to_recordset(orders) as o(id uuid, kind text, subject text, "dueAt" timestamptz, data jsonb)
    where o."dueAt" is not null
    on conflict (kind, subject) do update set due_at = excluded.due_at, data = excluded.data;
end $$;
