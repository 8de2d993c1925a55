-- The public log: what was published, corrected and taken back, in one sequence of leaves that a signer signs (docs/specs/SPEC-public-log.md).
create schema log;

-- One leaf an act. Nothing of a text and nothing of a citizen stands in it, so everybody may read it.
select record.make_aggregate('log', 'leaf');
alter table log.leaf
  add column index bigint generated always as ((doc->>'index')::bigint) stored,
  add column document_id uuid generated always as ((doc->>'documentId')::uuid) stored;
create unique index leaf_index on log.leaf (index);
create index leaf_document on log.leaf (document_id, index);
create policy everybody_reads on log.leaf for select to huiying_desk, huiying_public using (true);
grant select on log.leaf to huiying_public;

-- The text that a leaf speaks of, as it is downloaded, and its salt. Both go when a text must go; the leaf stays and tells nobody anything.
create table log.text (
  leaf bigint primary key,
  document_id uuid not null,
  no int not null,
  salt text not null,
  text text not null,
  unique (document_id, no)
);
alter table log.text enable row level security;
alter table log.text force row level security;
create policy ledger_keeps on log.text to huiying_ledger using (true) with check (true);
create policy audit_reads on log.text for select to huiying_audit using (true);
grant select, insert, delete on log.text to huiying_ledger;
grant select on log.text to huiying_audit, huiying_public;

-- What follows is the signer's: derived from the leaves, signed, and only ever added to.
create table log.key (
  word text primary key,
  kind text not null check (kind in ('log', 'sm2', 'witness')),
  since timestamptz not null default record.now()
);
create table log.checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null,
  note text not null,
  signed_at timestamptz not null default record.now()
);
create table log.tile (
  level int not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, index)
);
-- What witnesses signed under our checkpoints.
create table log.cosignature (
  size bigint not null,
  witness text not null,
  line text not null,
  at timestamptz not null default record.now(),
  primary key (size, witness)
);
-- What we, as a witness, last saw of other logs.
create table log.seen (
  origin text primary key,
  size bigint not null check (size >= 0),
  root bytea not null,
  note text not null,
  at timestamptz not null default record.now()
);

-- Two checkpoints of one size, or a smaller one after a larger one, would be two histories.
create function log.checkpoint_grows() returns trigger language plpgsql as $$
begin
  if exists (select from log.checkpoint where size >= new.size) then
    raise exception 'log/only-growing: a checkpoint of % or more stands', new.size using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger grows before insert on log.checkpoint for each row execute function log.checkpoint_grows();
alter table log.checkpoint enable always trigger grows;

create function log.tile_continues() returns trigger language plpgsql as $$
begin
  if (new.level, new.index) is distinct from (old.level, old.index) or length(new.hashes) < length(old.hashes) or substr(new.hashes, 1, length(old.hashes)) <> old.hashes then
    raise exception 'log/only-growing: tile %/% does not go on where it ended', old.level, old.index using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger continues before update on log.tile for each row execute function log.tile_continues();
alter table log.tile enable always trigger continues;

create function log.seen_grows() returns trigger language plpgsql as $$
begin
  if new.origin <> old.origin or new.size < old.size or (new.size = old.size and new.root <> old.root) then
    raise exception 'log/only-growing: % was seen with % leaves', old.origin, old.size using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger grows before update on log.seen for each row execute function log.seen_grows();
alter table log.seen enable always trigger grows;

create trigger append_only before update or delete on log.checkpoint for each row execute function record.refuse_change();
create trigger append_only before update or delete on log.cosignature for each row execute function record.refuse_change();
create trigger append_only before update or delete on log.key for each row execute function record.refuse_change();
create trigger append_only before delete on log.tile for each row execute function record.refuse_change();
create trigger append_only before delete on log.seen for each row execute function record.refuse_change();
alter table log.checkpoint enable always trigger append_only;
alter table log.cosignature enable always trigger append_only;
alter table log.key enable always trigger append_only;
alter table log.tile enable always trigger append_only;
alter table log.seen enable always trigger append_only;

grant select on log.key, log.checkpoint, log.tile, log.cosignature to huiying_desk, huiying_public, huiying_ledger, huiying_audit;
grant select on log.seen to huiying_desk, huiying_ledger, huiying_audit;
-- The server asks the witnesses and keeps what they answer; it has no key.
grant insert on log.cosignature to huiying_ledger;

-- Witnesses that are asked to sign under our checkpoints, and logs for which we are a witness.
select record.make_aggregate('log', 'peer');
alter table log.peer
  add column kind text generated always as (doc->>'kind') stored,
  add column name text generated always as (doc->>'name') stored,
  add column standing boolean generated always as (doc->>'droppedAt' is null) stored;
create policy everybody_reads on log.peer for select to huiying_desk, huiying_public using (true);
grant select on log.peer to huiying_public;
create unique index peer_once on log.peer (kind, name) where standing;

-- The signer signs in as itself: it reads leaves and peers, adds tiles and checkpoints, and nothing else.
grant usage on schema record, log to huiying_signer;
grant select on record.database to huiying_signer;
grant select on log.leaf, log.peer to huiying_signer;
create policy signer_reads on log.leaf for select to huiying_signer using (true);
create policy signer_reads on log.peer for select to huiying_signer using (true);
grant select, insert on log.key, log.checkpoint to huiying_signer;
grant select, insert, update on log.tile, log.seen to huiying_signer;
