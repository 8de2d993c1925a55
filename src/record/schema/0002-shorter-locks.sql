-- Linking a fact takes its chain's row once instead of twice: half the versions of the busiest rows of the database.
create or replace function record.link_fact() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare last record.chain;
begin
  select * into last from record.chain where unit_id = new.unit_id for update;
  if not found then
    insert into record.chain values (new.unit_id, 0, '') on conflict (unit_id) do nothing;
    select * into strict last from record.chain where unit_id = new.unit_id for update;
  end if;
  new.at := record.now();
  new.chain_no := last.length + 1;
  new.prev := last.head;
  new.hash := sha256(convert_to(record.fact_text(new), 'UTF8'));
  update record.chain set length = new.chain_no, head = new.hash where unit_id = new.unit_id;
  return new;
end $$;
-- One chain a page, with room beside it: an update stays on its page and leaves the index alone.
alter table record.chain set (fillfactor = 10);

-- Says no when a state was changed since it was read: the transaction is tried again from the start.
create function record.all_saved(done bigint, wanted int, place text) returns void language plpgsql as $$
begin
  if done <> wanted then
    raise exception 'record/overtaken: % of % rows of % were changed by someone else', wanted - done, wanted, place using errcode = 'HU001';
  end if;
end $$;

-- The role by name instead of a statement put together at run time.
create or replace function record.enter(as_role text, person uuid, units uuid[], whole boolean, dial timestamptz) returns timestamptz
language plpgsql as $$
begin
  perform set_config('huiying.person', coalesce(person::text, ''), true),
          set_config('huiying.units', array_to_string(units, ','), true),
          set_config('huiying.whole', case when whole then 'on' else 'off' end, true),
          set_config('huiying.dial', coalesce(dial::text, ''), true),
          set_config('role', as_role, true);
  return record.now();
end $$;

-- One look at the facts' list instead of two look-ups a fact.
create or replace function record.state_facts(facts jsonb) returns void language plpgsql as $$
begin
  perform record.lock_chains((select array_agg(distinct (f->>'unitId')::uuid) from jsonb_array_elements(facts) f));
  insert into record.fact (id, unit_id, unit_ids, kind, subject, matter, actor, because, data, at, chain_no, prev, hash)
  select id, "unitId", "unitIds", kind, subject, matter, actor, because, data, record.now(), 0, '', ''
  from rows from (jsonb_to_recordset(facts) as (id uuid, "unitId" uuid, "unitIds" uuid[], kind text, subject text, matter uuid, actor jsonb, because uuid[], data jsonb)) with ordinality as f
  order by ordinality;
end $$;
