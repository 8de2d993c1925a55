-- What everybody sees of the record: that it is public, as which edition, of how many lines. The words stand on the shelf.
alter table conferences.conference
  add column record jsonb generated always as (doc->'record'->'published') stored;
grant select (record) on conferences.conference to huiying_public;

-- Pictures and films lie whole, so that a part can be read without the rest; what was put in is never changed.
create table conferences.media (
  id uuid primary key,
  conference_id uuid not null,
  unit_ids uuid[] not null,
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/webm')),
  digest text not null check (digest = encode(sha256(bytes), 'hex')),
  bytes bytea not null
);
alter table conferences.media alter column bytes set storage external;
alter table conferences.media enable row level security;
alter table conferences.media force row level security;
create policy desk_reads on conferences.media for select to huiying_desk using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy ledger_keeps on conferences.media to huiying_ledger using (true) with check (true);
grant select on conferences.media to huiying_desk, huiying_ledger;
grant insert on conferences.media to huiying_ledger;
create trigger keep before update or delete on conferences.media for each row execute function record.refuse_change();
create trigger keep_all before truncate on conferences.media for each statement execute function record.refuse_change();
alter table conferences.media enable always trigger keep;
alter table conferences.media enable always trigger keep_all;
