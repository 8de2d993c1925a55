-- A contractor reads and writes the drafts that were given to them, while the contract runs, and nothing else (XM3-14).
-- Their post opens no unit (record.enter is told none for it), so every policy by unit is closed to them; these open the drafts one by one.
grant create on schema record to huiying_guard;
grant usage on schema directory to huiying_guard;
grant select on directory.appointment to huiying_guard;
create policy guard_reads on directory.appointment for select to huiying_guard using (true);

-- Units where whoever acts is a contractor at this moment: an appointment that ended opens nothing any more.
create function record.my_contracts() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(a.unit_id), '{}') from directory.appointment a
  where a.person_id = record.me() and a.role = 'contractor' and a.state = 'standing' and a.begins <= record.now() and (a.ends is null or a.ends > record.now())
$$;
alter function record.my_contracts() owner to huiying_guard;
revoke all on function record.my_contracts() from public;
grant execute on function record.my_contracts() to huiying_desk;
revoke create on schema record from huiying_guard;

create policy given_to_me on statements.statement for select to huiying_desk
  using (unit_id = any ((select record.my_contracts())::uuid[]) and doc->'writers' ? (select record.me())::text);
create policy given_to_me on statements.draft to huiying_desk
  using (exists (select from statements.statement s where s.id = statement_id and s.unit_id = any ((select record.my_contracts())::uuid[]) and s.doc->'writers' ? (select record.me())::text))
  with check (saved_by = (select record.me())
    and exists (select from statements.statement s where s.id = statement_id and s.unit_id = draft.unit_id and s.unit_id = any ((select record.my_contracts())::uuid[]) and s.doc->'writers' ? (select record.me())::text));

-- What every desk knows of colleagues and of other units' lessons, a desk without any unit does not; oneself and one's own posts everybody knows.
alter policy every_desk_reads on directory.person using (cardinality((select record.my_units())) > 0 or id = (select record.me()));
alter policy every_desk_reads on directory.appointment using (cardinality((select record.my_units())) > 0 or person_id = (select record.me()));
alter policy every_desk_reads on evaluation.improvement using (cardinality((select record.my_units())) > 0);
alter policy desk_reads on access.credential using (cardinality((select record.my_units())) > 0 or id = (select record.me()));
