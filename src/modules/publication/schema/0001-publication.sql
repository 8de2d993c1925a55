create schema publication;
select record.make_aggregate('publication', 'release');
alter table publication.release
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column case_id uuid generated always as ((doc->>'caseId')::uuid) stored,
  add column released_at timestamptz generated always as (record.instant(doc->>'releasedAt')) stored;
create index release_case on publication.release (case_id);
create index release_state on publication.release (state, id);

-- What the public may read. Nobody can write it but the guard's own functions.
create table publication.shelf (
  release_id uuid not null,
  no int not null,
  state text not null default 'out' check (state in ('out', 'superseded', 'withdrawn', 'erased')),
  audience text not null check (audience in ('public', 'asker')),
  case_id uuid not null,
  unit_id uuid not null,
  unit_name text not null,
  title text,
  words text,
  digest text not null,
  note text,
  taken_back_at timestamptz,
  known_at timestamptz,
  released_at timestamptz not null,
  answers uuid[] not null,
  query_hashes text[] not null,
  search tsvector,
  primary key (release_id, no)
);
create index shelf_newest on publication.shelf (released_at desc, release_id) where audience = 'public' and state <> 'superseded';
create index shelf_unit on publication.shelf (unit_id, released_at desc) where audience = 'public';
create index shelf_search on publication.shelf using gin (search);
alter table publication.shelf enable row level security;
alter table publication.shelf force row level security;
create policy everybody_reads on publication.shelf for select to huiying_public, huiying_desk, huiying_ledger, huiying_audit using (audience = 'public');
create policy asker_reads on publication.shelf for select to huiying_public
  using (audience = 'asker' and nullif(current_setting('huiying.query', true), '') = any (query_hashes));
create policy office_reads on publication.shelf for select to huiying_desk
  using ((select record.sees_all()) or array[unit_id] && (select record.my_units()));
grant select on publication.shelf to huiying_public, huiying_desk, huiying_ledger, huiying_audit;
