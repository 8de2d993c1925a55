-- What a search may find is stated once; how it is looked for depends on how much there is.
-- A plain expression in the language of queries, so that the planner sees through it to the indexes.
create function publication.is_asked_for(one publication.shelf, answers_only boolean, of_kind text, of_unit uuid, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid)
returns boolean stable language sql as $$
  select one.audience = 'public' and one.state in ('out', 'withdrawn')
    and (not answers_only or cardinality(one.answers) > 0) and (of_kind is null or one.page_kind = of_kind)
    and (of_unit is null or one.unit_id = of_unit) and (since is null or (one.released_at >= since and one.released_at < until))
    and (before_at is null or (one.released_at, one.release_id) < (before_at, before_id))
$$;
-- Pairs of signs find the candidates; of a word of three signs or more its text decides.
create function publication.holds_words(plain text, long text[]) returns boolean immutable language sql as
  $$ select long = '{}' or (select bool_and(strpos(plain, word) > 0) from unnest(long) word) $$;

-- Every search read the list of what was put on the shelf last; now publishing sorts it in.
alter index publication.shelf_search set (fastupdate = off);
select gin_clean_pending_list('publication.shelf_search');

-- Strategy: rows are under row security, and the planner may look nothing up in an index for a condition that is not proved harmless
-- before that security is settled; so the guard, who sees the whole shelf, looks, and answers only what is public and present.
-- First it counts, through the index of pairs, and stops at 1,001. Up to a thousand are sorted. More stand so densely that walking from the
-- newest meets twenty soon; there the index of pairs would fetch all of them (`is true` keeps the planner from it: it takes pairs that
-- always stand together for independent ones, and expects few). `total` is told on the first page only.
create or replace function publication.find_released(asked text, answers_only boolean, of_kind text, of_unit uuid, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, most int)
returns table (release_id uuid, no int, total int) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pairs tsquery := publication.all_signs_of(asked);
  long text[] := array(select word from regexp_split_to_table(lower(normalize(asked, NFKC)), '\s+') word where char_length(word) > 2);
  counted int;
begin
  if not publication.shown() then return; end if;
  select count(*) into counted from (
    select from publication.shelf s
    where s.search @@ pairs and publication.is_asked_for(s, answers_only, of_kind, of_unit, since, until, before_at, before_id) and publication.holds_words(s.plain, long)
    limit 1001) found;
  if counted = 0 then return; end if;
  total := case when before_at is null then counted end;
  if counted > 1000 then
    return query select s.release_id, s.no, find_released.total from publication.shelf s
      where (s.search @@ pairs) is true and publication.is_asked_for(s, answers_only, of_kind, of_unit, since, until, before_at, before_id) and publication.holds_words(s.plain, long)
      order by s.released_at desc, s.release_id desc limit most;
  else
    return query with few as materialized (
        select s.release_id, s.no, s.released_at from publication.shelf s
        where s.search @@ pairs and publication.is_asked_for(s, answers_only, of_kind, of_unit, since, until, before_at, before_id) and publication.holds_words(s.plain, long))
      select f.release_id, f.no, find_released.total from few f order by f.released_at desc, f.release_id desc limit most;
  end if;
end $$;
alter function publication.is_asked_for(publication.shelf, boolean, text, uuid, timestamptz, timestamptz, timestamptz, uuid) owner to huiying_guard;
alter function publication.holds_words(text, text[]) owner to huiying_guard;
revoke all on function publication.is_asked_for(publication.shelf, boolean, text, uuid, timestamptz, timestamptz, timestamptz, uuid), publication.holds_words(text, text[]) from public;
