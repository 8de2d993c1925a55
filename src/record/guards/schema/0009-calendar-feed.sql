-- What the holder of a unit's calendar address may read (GS-34): that unit's entries, without the people in them.
grant usage, create on schema agenda to huiying_guard;
grant select on agenda.feed, agenda.event to huiying_guard;
create policy guard_reads on agenda.feed for select to huiying_guard using (true);
create policy guard_reads on agenda.event for select to huiying_guard using (true);
create function agenda.events_by_feed(hash text) returns table (unit_id uuid, id uuid, doc jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.unit_id, e.id, e.doc - array['personIds', 'unseen', 'note']::text[]
  from agenda.feed f left join agenda.event e on f.unit_id = any(e.unit_ids) and e.ends > record.now() - interval '180 days'
  where f.token_hash = hash order by e.begins, e.id limit 2000
$$;
alter function agenda.events_by_feed(text) owner to huiying_guard;
revoke all on function agenda.events_by_feed(text) from public;
grant execute on function agenda.events_by_feed(text) to huiying_public;
