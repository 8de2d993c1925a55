create schema directory;
select record.make_aggregate('directory', 'unit');
select record.make_aggregate('directory', 'person');
select record.make_aggregate('directory', 'appointment');
select record.make_aggregate('directory', 'import');

alter table directory.unit
  add column state text generated always as (doc->>'state') stored,
  add column name text generated always as (doc->>'name') stored,
  add column short_name text generated always as (doc->>'shortName') stored,
  add column kind text generated always as (doc->>'kind') stored,
  add column line text generated always as (doc->>'line') stored,
  add column territory text generated always as (doc->>'territory') stored,
  add column parent_id uuid generated always as ((doc->>'parentId')::uuid) stored,
  add column is_press_office boolean generated always as ((doc->>'isPressOffice')::boolean) stored;
create unique index unit_name on directory.unit (name) where state = 'active';
create unique index unit_press_office on directory.unit (is_press_office) where is_press_office and state = 'active';
create index unit_parent on directory.unit (parent_id) where parent_id is not null;

alter table directory.person
  add column state text generated always as (doc->>'state') stored,
  add column name text generated always as (doc->>'name') stored,
  add column office_contact text generated always as (doc->>'officeContact') stored;
create index person_name on directory.person (name, id);

alter table directory.appointment
  add column state text generated always as (doc->>'state') stored,
  add column person_id uuid generated always as ((doc->>'personId')::uuid) stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column role text generated always as (doc->>'role') stored,
  add column begins timestamptz generated always as (record.instant(doc->>'from')) stored,
  add column ends timestamptz generated always as (record.instant(doc->>'to')) stored;
create index appointment_person on directory.appointment (person_id);
create index appointment_unit on directory.appointment (unit_id, role);

alter table directory.import
  add column state text generated always as (doc->>'state') stored,
  add column at timestamptz generated always as (record.instant(doc->>'at')) stored;
create index import_at on directory.import (at desc, id);

-- Who works where under which post is known to every desk of this government: matters are handed to units, reviews to persons.
-- What a unit says of its candidates (GS-26) is not part of these rows; it stands in facts of that unit.
create policy every_desk_reads on directory.unit for select to huiying_desk using (true);
create policy every_desk_reads on directory.person for select to huiying_desk using (true);
create policy every_desk_reads on directory.appointment for select to huiying_desk using (true);

-- The public may know which units there are, and nothing of who works in them (RL-14).
create policy public_reads on directory.unit for select to huiying_public using (state = 'active');
grant select (id, name, short_name, kind, territory, state) on directory.unit to huiying_public;
