-- Search over the public shelf that stays quick at 100,000 releases.
drop index publication.shelf_newest;
drop index publication.shelf_unit;
create index shelf_present on publication.shelf (released_at desc, release_id desc) where audience = 'public' and state in ('out', 'withdrawn');
create index shelf_present_unit on publication.shelf (unit_id, released_at desc, release_id desc) where audience = 'public' and state in ('out', 'withdrawn');
-- The end of a short address, `/r/…`: the last twelve signs of the release's id.
create index shelf_short on publication.shelf (right(release_id::text, 12)) where no = 1;

create or replace function publication.index_words() returns trigger language plpgsql as $$
begin
  new.plain := lower(normalize(publication.plain_words(new.words), NFKC));
  new.search := array_to_tsvector(publication.signs(new.plain));
  return new;
end $$;
update publication.shelf set words = words where words is not null;

-- Strategy: rows are under row security, and the planner may look nothing up in an index for a condition that is not proved harmless
-- before that security is settled; so the guard, who sees the whole shelf, looks, and answers only what is public and present.
-- The statement is planned anew each time for the very words: a word that is everywhere is found by walking from the newest,
-- a rare one through the index of pairs. Pairs of signs find the candidates; of a longer word its text decides.
-- `total` counts to 1,000 and then stops; it is counted for the first page only.
create function publication.find_released(asked text, answers_only boolean, of_unit uuid, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, most int)
returns table (release_id uuid, no int, total int) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pairs tsquery := publication.all_signs_of(asked);
  long text[] := array(select word from regexp_split_to_table(lower(normalize(asked, NFKC)), '\s+') word where char_length(word) > 2);
  counted int;
begin
  if not publication.shown() then return; end if;
  if before_at is null then
    select count(*) into counted from (
      select from publication.shelf s
      where s.audience = 'public' and s.state in ('out', 'withdrawn') and s.search @@ pairs
        and (long = '{}' or (select bool_and(strpos(s.plain, word) > 0) from unnest(long) word))
        and (not answers_only or cardinality(s.answers) > 0)
        and (of_unit is null or s.unit_id = of_unit) and (since is null or (s.released_at >= since and s.released_at < until))
      limit 1001) found;
    if counted = 0 then return; end if;
  end if;
  return query select s.release_id, s.no, counted from publication.shelf s
    where s.audience = 'public' and s.state in ('out', 'withdrawn') and s.search @@ pairs
      and (long = '{}' or (select bool_and(strpos(s.plain, word) > 0) from unnest(long) word))
      and (not answers_only or cardinality(s.answers) > 0)
      and (of_unit is null or s.unit_id = of_unit) and (since is null or (s.released_at >= since and s.released_at < until))
      and (before_at is null or (s.released_at, s.release_id) < (before_at, before_id))
    order by s.released_at desc, s.release_id desc limit most;
end $$;
alter function publication.find_released(text, boolean, uuid, timestamptz, timestamptz, timestamptz, uuid, int) owner to huiying_guard;
revoke all on function publication.find_released(text, boolean, uuid, timestamptz, timestamptz, timestamptz, uuid, int) from public;
grant execute on function publication.find_released(text, boolean, uuid, timestamptz, timestamptz, timestamptz, uuid, int) to huiying_public;

-- How many present releases each unit has in each month (Shanghai): kept with the shelf, so that no list counts it.
create table publication.shelf_count (
  unit_id uuid not null,
  month text not null,
  unit_name text not null,
  releases int not null,
  primary key (unit_id, month)
);
alter table publication.shelf_count enable row level security;
alter table publication.shelf_count force row level security;
create policy everybody_reads on publication.shelf_count for select to huiying_public using ((select publication.shown()));
create policy guard_counts on publication.shelf_count to huiying_guard using (true) with check (true);
grant select on publication.shelf_count to huiying_public;
grant select, insert, update on publication.shelf_count to huiying_guard;

create function publication.is_present(one publication.shelf) returns boolean immutable language sql as
  $$ select one.audience = 'public' and one.state in ('out', 'withdrawn') $$;
create function publication.count_row(one publication.shelf, by int) returns void language sql as $$
  insert into publication.shelf_count as c (unit_id, month, unit_name, releases)
  values (one.unit_id, to_char(one.released_at at time zone 'Asia/Shanghai', 'YYYY-MM'), one.unit_name, by)
  on conflict (unit_id, month) do update set releases = c.releases + by, unit_name = excluded.unit_name
$$;
create function publication.count_shelf() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' and publication.is_present(old) then perform publication.count_row(old, -1); end if;
  if tg_op <> 'DELETE' and publication.is_present(new) then perform publication.count_row(new, 1); end if;
  return null;
end $$;
insert into publication.shelf_count
  select s.unit_id, to_char(s.released_at at time zone 'Asia/Shanghai', 'YYYY-MM'), max(s.unit_name), count(*) from publication.shelf s where publication.is_present(s) group by 1, 2;
alter function publication.is_present(publication.shelf) owner to huiying_guard;
alter function publication.count_row(publication.shelf, int) owner to huiying_guard;
alter function publication.count_shelf() owner to huiying_guard;
revoke all on function publication.is_present(publication.shelf), publication.count_row(publication.shelf, int), publication.count_shelf() from public;
create trigger count_shelf after insert or update or delete on publication.shelf for each row execute function publication.count_shelf();

-- A change of what the site says of itself turns the shelf: pages made before it are made anew.
create trigger turn after insert or update on publication.site for each statement execute function publication.turn_shelf();
