-- A drill is played with its clock turned: it may begin at any hour of any day, and be turned forward while it is played. What drill this
-- is stands beside it, written once by whoever made the database. A live record has neither, and cannot be given one.
alter table record.database
  add column about jsonb,
  add column turned interval not null default interval '0',
  add constraint live_is_never_turned check (kind = 'drill' or (about is null and turned = interval '0'));

-- Turns the clock of a drill. The owner's alone: no role of the application may call it. Time that the record has seen never comes again.
create function record.turn_clock(wanted timestamptz) returns timestamptz language plpgsql as $$
declare newest timestamptz := (select at from record.fact order by seq desc limit 1);
begin
  if newest is not null and wanted < newest then
    raise exception 'record/clock-goes-forward: the record holds %, the clock cannot go back to %', newest, wanted using errcode = 'check_violation';
  end if;
  update record.database set turned = wanted - date_trunc('milliseconds', transaction_timestamp());
  return wanted;
end $$;
revoke all on function record.turn_clock(timestamptz) from public;

create or replace function record.enter(as_role text, person uuid, units uuid[], whole boolean, dial timestamptz) returns timestamptz
language plpgsql as $$
declare here record.database;
begin
  select * into here from record.database;
  if as_role = 'huiying_public' and here.kind = 'replay' then
    raise exception 'record/replay-is-not-public: the public is not let into a replay database' using errcode = 'HU002';
  end if;
  if dial is null and here.turned <> interval '0' then
    dial := date_trunc('milliseconds', transaction_timestamp()) + here.turned;
  end if;
  perform set_config('huiying.person', coalesce(person::text, ''), true),
          set_config('huiying.units', array_to_string(units, ','), true),
          set_config('huiying.whole', case when whole then 'on' else 'off' end, true),
          set_config('huiying.dial', coalesce(dial::text, ''), true),
          set_config('role', as_role, true);
  return record.now();
end $$;
