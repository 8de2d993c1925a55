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
