-- A text that holds a pair holds its two signs: only a sign that stands alone is looked up by itself.
create or replace function publication.all_signs_of(asked text) returns tsquery immutable strict parallel safe language sql as $$
  select array_to_string(array(
    select '''' || piece || '''' from unnest(s.pieces) piece
    where char_length(piece) > 1 or not exists (select from unnest(s.pieces) pair where char_length(pair) > 1 and strpos(pair, piece) > 0)), '&')::tsquery
  from (select publication.signs(asked) as pieces) s
$$;

-- Strategy: rows are under row security, and the planner may look nothing up in an index for a condition that is not proved harmless
-- before that security is settled; so the guard, who sees the whole shelf, looks, and answers only what is public and present.
-- First it counts, through the index of pairs, and stops at 1,001. Up to a thousand are sorted. More stand so densely that walking from the
-- newest meets twenty soon. The planner takes pairs that always stand together for independent ones, expects few, and would rather read
-- the whole shelf; asked by the operator's function instead of the operator it expects a third, and walks.
-- `total` is told on the first page only.
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
      where ts_match_vq(s.search, pairs) and publication.is_asked_for(s, answers_only, of_kind, of_unit, since, until, before_at, before_id) and publication.holds_words(s.plain, long)
      order by s.released_at desc, s.release_id desc limit most;
  else
    return query with few as materialized (
        select s.release_id, s.no, s.released_at from publication.shelf s
        where s.search @@ pairs and publication.is_asked_for(s, answers_only, of_kind, of_unit, since, until, before_at, before_id) and publication.holds_words(s.plain, long))
      select f.release_id, f.no, find_released.total from few f order by f.released_at desc, f.release_id desc limit most;
  end if;
end $$;
