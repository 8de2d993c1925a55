-- Every edition on the shelf shows the number that its release was given; nobody else writes one there.
create function publication.show_number() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Only where something is to be written: every change of the shelf turns its counter.
  if exists (select from publication.shelf where release_id = new.id and number is distinct from new.number) then
    update publication.shelf set number = new.number where release_id = new.id;
  end if;
  return null;
end $$;
alter function publication.show_number() owner to huiying_guard;
revoke all on function publication.show_number() from public;
create trigger show_number after insert or update on publication.release for each row when (new.number is not null) execute function publication.show_number();
alter table publication.release enable always trigger show_number;
