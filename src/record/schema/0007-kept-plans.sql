-- What a function in the language of queries asks is planned anew by each statement that calls it, when it cannot be written into that
-- statement; these are called by every command. The same words in plpgsql are planned once a connection.
create or replace function record.instant(text) returns timestamptz immutable strict parallel safe language plpgsql as $$ begin return $1::timestamptz; end $$;

create or replace function record.fact_text(f record.fact) returns text stable language plpgsql as $$
begin
  return concat_ws(E'\n', 'huiying-fact-1', f.unit_id, f.chain_no, f.id, f.kind, f.subject, coalesce(f.matter::text, '-'),
    to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    f.actor::text, array_to_string(f.because, ','), array_to_string(f.unit_ids, ','), f.data::text, encode(f.prev, 'hex'));
end $$;

create or replace function record.lock_chains(units uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held int;
begin
  perform from record.chain where unit_id = any(units) order by unit_id for update;
  get diagnostics held = row_count;
  if held < cardinality(units) then
    insert into record.chain select unit, 0, '' from unnest(units) unit where not exists (select from record.chain where unit_id = unit) order by unit on conflict do nothing;
    perform from record.chain where unit_id = any(units) order by unit_id for update;
  end if;
end $$;
