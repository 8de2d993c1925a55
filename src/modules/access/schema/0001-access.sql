-- Who may sign in, and what proves it. Secrets, sessions and addresses are for the ledger's role alone.
create schema access;

-- Sign-in names and their state; no secret in it. Every desk may look a colleague's sign-in name up, only the ledger changes it.
select record.make_aggregate('access', 'credential');
alter table access.credential add column login text generated always as (lower(doc->>'login')) stored;
create unique index credential_login on access.credential (login);
drop policy desk_reads on access.credential;
create policy desk_reads on access.credential for select to huiying_desk using (true);

create table access.secret (
  person_id uuid primary key,
  password_hash text,
  totp bytea,
  totp_pending bytea,
  totp_last_step bigint not null default 0,
  recovery bytea[] not null default '{}'
);
comment on column access.secret.totp is 'The shared secret, sealed with the keys of the installation.';

create table access.link (
  digest bytea primary key,
  person_id uuid not null,
  ends_at timestamptz not null
);
create index link_person on access.link (person_id);

create table access.session (
  digest bytea primary key,
  person_id uuid not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_person on access.session (person_id);
create index session_ends on access.session (ends_at);

-- Failed attempts by keyed digest of the name that was typed, whether such a name exists or not.
create table access.attempt (
  digest bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  wait_until timestamptz
);
create index attempt_last on access.attempt (last_at);

-- Security events: the only place with network addresses. Kept six months (Network Security Law), then deleted (RL-2).
create table access.security_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default record.now(),
  event text not null,
  person_id uuid,
  login text,
  address text
);
create index security_log_at on access.security_log (at);
create function access.keep_security_log() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < record.now() - interval '6 months' then return old; end if;
  raise exception 'access/append-only: % on access.security_log is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on access.security_log for each row execute function access.keep_security_log();
create trigger append_only_truncate before truncate on access.security_log for each statement execute function access.keep_security_log();
alter table access.security_log enable always trigger append_only;
alter table access.security_log enable always trigger append_only_truncate;

-- The same form sent again within ten minutes is one matter. The digest is keyed; text, contact and address cannot be read from it.
create table access.form (
  digest bytea primary key,
  first_at timestamptz not null,
  message_id uuid
);
create index form_first on access.form (first_at);

-- Which database visitors see: the demonstration district until it is wiped, then this one. Meaningful in the live database.
create table access.serving (
  one boolean primary key default true check (one),
  database text not null check (database in ('demonstration', 'live')),
  since timestamptz not null default record.now()
);

do $$
declare t text;
begin
  foreach t in array array['secret', 'link', 'session', 'attempt', 'security_log', 'form', 'serving'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy ledger_keeps on access.%I to huiying_ledger using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on access.%I to huiying_ledger', t);
  end loop;
end $$;
revoke update on access.security_log from huiying_ledger;
create policy audit_reads on access.security_log for select to huiying_audit using (true);
grant select on access.security_log to huiying_audit;
