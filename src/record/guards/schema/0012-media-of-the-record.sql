-- A picture or film of a conference is public while an edition that shows it can be read, and no moment longer:
-- withdrawn it stays under its reason like the words, erased it is gone with them (RL-5).
create function publication.shows_media(of_release uuid, of_digest text) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select (select publication.shown()) and exists (
    select from publication.shelf s where s.release_id = of_release and s.audience = 'public' and s.words is not null
      and s.words::jsonb->'media' @> jsonb_build_array(jsonb_build_object('digest', of_digest)))
$$;
alter function publication.shows_media(uuid, text) owner to huiying_guard;
revoke all on function publication.shows_media(uuid, text) from public;
grant execute on function publication.shows_media(uuid, text) to huiying_public;
create policy public_reads on conferences.media for select to huiying_public using (publication.shows_media(conference_id, digest));
grant select (id, conference_id, type, digest, bytes) on conferences.media to huiying_public;
