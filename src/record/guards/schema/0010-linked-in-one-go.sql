-- Facts are stated through one door: `record.state_facts` links them one to the other in memory and writes the rows and the ends of their
-- chains once, so that a thousand facts cost a thousand digests and not four thousand statements. The ledger itself may no longer insert a
-- fact; whoever else does, by hand, is linked row by row as before.
grant select, insert, update on record.chain to huiying_guard;
grant insert on record.fact to huiying_guard;
create policy guard_states on record.fact for insert to huiying_guard with check (true);
revoke insert on record.fact from huiying_ledger;
drop policy ledger_states on record.fact;

create or replace function record.state_facts(facts jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  units uuid[];
  lengths bigint[];
  heads bytea[];
  moment timestamptz := record.now();
  one record.fact;
  linked record.fact[] := '{}';
  at_unit int;
begin
  select array_agg(distinct (f->>'unitId')::uuid) into units from jsonb_array_elements(facts) f;
  perform record.lock_chains(units);
  select array_agg(unit_id order by unit_id), array_agg(length order by unit_id), array_agg(head order by unit_id) into units, lengths, heads from record.chain where unit_id = any(units);
  for one in
    select 0, id, "unitId", 0, "unitIds", kind, subject, matter, moment, actor, because, data, '', ''
    from rows from (jsonb_to_recordset(facts) as (id uuid, "unitId" uuid, "unitIds" uuid[], kind text, subject text, matter uuid, actor jsonb, because uuid[], data jsonb)) with ordinality as f
    order by ordinality
  loop
    at_unit := array_position(units, one.unit_id);
    one.chain_no := lengths[at_unit] + 1;
    one.prev := heads[at_unit];
    one.hash := sha256(convert_to(record.fact_text(one), 'UTF8'));
    lengths[at_unit] := one.chain_no;
    heads[at_unit] := one.hash;
    linked := linked || one;
  end loop;
  insert into record.fact (id, unit_id, chain_no, unit_ids, kind, subject, matter, at, actor, because, data, prev, hash)
    select id, unit_id, chain_no, unit_ids, kind, subject, matter, at, actor, because, data, prev, hash from unnest(linked);
  update record.chain c set length = e.length, head = e.head from unnest(units, lengths, heads) as e(unit_id, length, head) where c.unit_id = e.unit_id;
end $$;
alter function record.state_facts(jsonb) owner to huiying_guard;
revoke all on function record.state_facts(jsonb) from public;
grant execute on function record.state_facts(jsonb) to huiying_ledger;
grant execute on function record.lock_chains(uuid[]) to huiying_guard;

-- What comes through the door is linked already.
drop trigger link on record.fact;
create trigger link before insert on record.fact for each row when (current_user <> 'huiying_guard') execute function record.link_fact();
alter table record.fact enable always trigger link;
