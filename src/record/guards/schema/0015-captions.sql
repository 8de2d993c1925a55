-- The captions of a film are public with the edition that shows the film, and no moment longer (RL-5).
create function publication.shows_captions(of_release uuid, of_digest text) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select (select publication.shown()) and exists (
    select from publication.shelf s where s.release_id = of_release and s.audience = 'public' and s.words is not null
      and s.words::jsonb->'media' @> jsonb_build_array(jsonb_build_object('captions', jsonb_build_object('digest', of_digest))))
$$;
alter function publication.shows_captions(uuid, text) owner to huiying_guard;
revoke all on function publication.shows_captions(uuid, text) from public;
grant execute on function publication.shows_captions(uuid, text) to huiying_public;
create policy public_reads_captions on conferences.media for select to huiying_public using (type = 'text/vtt' and publication.shows_captions(conference_id, digest));
