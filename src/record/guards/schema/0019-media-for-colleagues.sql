-- What everybody may see, officials of other units see in the console too; before that a picture belongs to the host, as its transcript does.
grant execute on function publication.shows_media(uuid, text), publication.shows_captions(uuid, text) to huiying_desk;
create policy desk_reads_public on conferences.media for select to huiying_desk using (
  case when type = 'text/vtt' then publication.shows_captions(conference_id, digest) else publication.shows_media(conference_id, digest) end);
