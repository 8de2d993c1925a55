-- Who speaks for a unit is public; who else works there is not (RL-14). Of the post the public reads who holds it, since when, and the
-- contact of the office that was given for it; of the person the name, and only while they speak.
alter table directory.appointment add column public_contact text generated always as (nullif(doc->'filing'->>'publicContact', '')) stored;
create policy public_reads on directory.appointment for select to huiying_public
  using (state = 'standing' and role in ('district_spokesperson', 'first_spokesperson', 'spokesperson', 'online_spokesperson'));
grant select (id, unit_id, person_id, role, state, begins, ends, public_contact) on directory.appointment to huiying_public;
create policy public_reads on directory.person for select to huiying_public
  using (state = 'active' and exists (
    select from directory.appointment a where a.person_id = person.id and a.begins <= record.now() and (a.ends is null or a.ends > record.now())));
grant select (id, name, state) on directory.person to huiying_public;
