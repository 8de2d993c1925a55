-- Bytes named by their digest never change, so caches may keep them; not those that only a withdrawn edition names.
drop function publication.public_file(text);
create function publication.public_file(of_digest text) returns table (name text, type text, bytes bytea, withdrawn boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.name, f.type, f.bytes, found.withdrawn from statements.file f
  cross join lateral (
    select bool_and(s.state = 'withdrawn') as withdrawn from publication.shelf s
    where s.release_id = f.statement_id and s.files @> array[of_digest] and s.audience = 'public' and s.state in ('out', 'superseded', 'withdrawn')) found
  where f.digest = of_digest and f.bytes is not null and found.withdrawn is not null and (select publication.shown())
  order by found.withdrawn limit 1
$$;
alter function publication.public_file(text) owner to huiying_guard;
revoke all on function publication.public_file(text) from public;
grant execute on function publication.public_file(text) to huiying_public;
