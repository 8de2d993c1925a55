-- A file is public exactly as long as an edition on the shelf names it (GB-19): whoever knows its digest gets it, nobody else's draft does.
alter table publication.shelf add column files text[] not null default '{}';
alter table publication.shelf add column content_class text;
-- The year's shares of the content classes are counted without reading a word.
create index shelf_class on publication.shelf (released_at, content_class) where audience = 'public' and no = 1;
create index shelf_files on publication.shelf using gin (files) where files <> '{}';
create or replace function publication.index_words() returns trigger language plpgsql as $$
begin
  new.plain := lower(normalize(publication.plain_words(new.words), NFKC));
  new.search := array_to_tsvector(publication.signs(new.plain));
  new.page_kind := new.words::jsonb->'page'->>'kind';
  new.about := (new.words::jsonb->'page'->'interprets'->>'releaseId')::uuid;
  new.content_class := new.words::jsonb->>'contentClass';
  new.files := array(select distinct b->>'file' from jsonb_array_elements(new.words::jsonb->'page'->'blocks') b where b ? 'file');
  return new;
end $$;

update publication.shelf set words = words where words is not null;

grant select, update on statements.file to huiying_guard;
create policy guard_reads on statements.file for select to huiying_guard using (true);
create policy guard_empties on statements.file for update to huiying_guard using (true) with check (bytes is null);
create function publication.public_file(of_digest text) returns table (name text, type text, bytes bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.name, f.type, f.bytes from statements.file f
  where f.digest = of_digest and f.bytes is not null and (select publication.shown())
    and exists (select from publication.shelf s where s.release_id = f.statement_id and s.files @> array[of_digest] and s.audience = 'public' and s.state in ('out', 'superseded', 'withdrawn'))
  limit 1
$$;
alter function publication.public_file(text) owner to huiying_guard;
revoke all on function publication.public_file(text) from public;
grant execute on function publication.public_file(text) to huiying_public;

-- What is erased takes the bytes of its files with it (RL-5).
create function publication.empty_files() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update statements.file set bytes = null where statement_id = new.release_id and bytes is not null;
  return null;
end $$;
alter function publication.empty_files() owner to huiying_guard;
revoke all on function publication.empty_files() from public;
create trigger empty_files after update of state on publication.shelf for each row when (new.state = 'erased' and old.state <> 'erased') execute function publication.empty_files();
alter table publication.shelf enable always trigger empty_files;
