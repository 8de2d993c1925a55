-- Replayed messages are real people's: nobody enters a replay database as the public, so no portal, feed or search can answer from one.
-- Here, because every question of the public comes through this door, whatever module answers it.
create or replace function record.enter(as_role text, person uuid, units uuid[], whole boolean, dial timestamptz) returns timestamptz
language plpgsql as $$
begin
  if as_role = 'huiying_public' and (select kind from record.database) = 'replay' then
    raise exception 'record/replay-is-not-public: the public is not let into a replay database' using errcode = 'HU002';
  end if;
  perform set_config('huiying.person', coalesce(person::text, ''), true),
          set_config('huiying.units', array_to_string(units, ','), true),
          set_config('huiying.whole', case when whole then 'on' else 'off' end, true),
          set_config('huiying.dial', coalesce(dial::text, ''), true),
          set_config('role', as_role, true);
  return record.now();
end $$;
