create schema signals;
select record.make_aggregate('signals', 'source');
select record.make_aggregate('signals', 'rule');
select record.make_aggregate('signals', 'list');
select record.make_aggregate('signals', 'matter');
alter table signals.source
  add column name text generated always as (doc->>'name') stored,
  add column state text generated always as (doc->>'state') stored;
create unique index source_name on signals.source (name);
alter table signals.rule
  add column name text generated always as (doc->>'name') stored,
  add column state text generated always as (doc->>'state') stored,
  add column changed_at timestamptz generated always as (record.instant(doc->>'changedAt')) stored;
create unique index rule_name on signals.rule (name) where state = 'standing';
create index rule_changed on signals.rule (changed_at);
alter table signals.list
  add column name text generated always as (doc->>'name') stored,
  add column changed_at timestamptz generated always as (record.instant(doc->>'changedAt')) stored;
create unique index list_name on signals.list (name);
alter table signals.matter
  add column state text generated always as (doc->>'state') stored,
  add column message_id text generated always as (doc->>'messageId') stored;
create index matter_message on signals.matter (message_id) where message_id is not null;
-- Whoever keeps the machine must see which sources it reads; nothing that was said stands there.
create policy every_desk_reads on signals.source for select to huiying_desk using (true);

-- What was read of others, in bulk: no facts, and it goes after its term. Nothing here says who wrote it.
create table signals.post (
  -- Given in the order of storing; the first of those that say the same is their wording.
  id bigint primary key,
  source_id uuid not null,
  -- Digests of the id that the source gave, and of what was said under it.
  source_key uuid not null,
  digest uuid not null,
  outlet text not null,
  title text not null,
  body text not null,
  said_at timestamptz not null,
  taken_at timestamptz not null,
  wording bigint not null,
  -- How often the source said something else under the same id.
  changes int not null default 0,
  changed_at timestamptz
);
create unique index post_once on signals.post (source_id, source_key);
create index post_wording on signals.post (wording, said_at);
create index post_taken on signals.post using brin (taken_at) with (pages_per_range = 16);

-- The last number given. Whoever stores a batch holds this row, so batches are stored one after the other.
create table signals.turn (one boolean primary key default true check (one), last bigint not null);
insert into signals.turn (last) values (0);

create table signals.hit (rule_id uuid not null, post_id bigint not null, primary key (rule_id, post_id));
create index hit_post on signals.hit (post_id);

-- What the machine found to be one matter; what people decide about it is a fact and stands in signals.matter under the same id.
create table signals.found (id uuid primary key, title text not null, found_at timestamptz not null);
create table signals.member (wording bigint primary key, matter_id uuid not null);
create index member_matter on signals.member (matter_id);
-- An official post that answers an earlier matter, and how long that took.
create table signals.answer (post_id bigint primary key, matter_id uuid not null, lag_ms bigint not null);
create index answer_matter on signals.answer (matter_id);

-- How the last readings of a source went.
create table signals.reading (source_id uuid primary key, doc jsonb not null);

do $$
declare name text;
begin
  foreach name in array array['post', 'turn', 'hit', 'found', 'member', 'answer', 'reading'] loop
    execute format('alter table signals.%I enable row level security', name);
    execute format('alter table signals.%I force row level security', name);
    execute format('create policy ledger_keeps on signals.%I to huiying_ledger using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on signals.%I to huiying_ledger', name);
  end loop;
  foreach name in array array['post', 'hit', 'found', 'member', 'answer'] loop
    execute format('create policy press_office_reads on signals.%I for select to huiying_desk using ((select record.sees_all()))', name);
    execute format('grant select on signals.%I to huiying_desk', name);
  end loop;
end $$;
create policy every_desk_reads on signals.reading for select to huiying_desk using (true);
grant select on signals.reading to huiying_desk;
