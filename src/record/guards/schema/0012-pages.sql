-- Pages that units publish of their own accord are found by their kind, and a policy document by what explains it (WL-01).
create index shelf_kind on publication.shelf (page_kind, released_at desc, release_id desc) where audience = 'public' and state in ('out', 'withdrawn') and page_kind is not null;
create index shelf_about on publication.shelf (about) where about is not null;

-- Every part that a reader sees is found, alternatives of pictures and sound included.
create or replace function publication.plain_words(words text) returns text immutable strict parallel safe language sql as $$
  select concat_ws(E'\n', w->>'title', w->>'question', w->>'facts', w->>'measures', w->>'result', w->>'problems', w->>'noProblems', w->>'spokesperson',
    w->'page'->'document'->>'number', w->'page'->'document'->>'issuer', w->'page'->'interprets'->>'title', w->'page'->'interprets'->>'number', w->'page'->'rebuts'->>'claim', w->'page'->'rebuts'->>'where',
    (select string_agg(concat_ws(E'\n', b->>'heading', b->>'text', b->>'name', b->>'alternative'), E'\n') from jsonb_array_elements(w->'page'->'blocks') b),
    (select string_agg(concat_ws(E'\n', e->>'what', e->>'source'), E'\n') from jsonb_array_elements(w->'page'->'rebuts'->'evidence') e),
    (select string_agg(value, E'\n') from jsonb_each_text(w->'page'->'decision')))
  from (select words::jsonb) as j(w)
$$;
create or replace function publication.index_words() returns trigger language plpgsql as $$
begin
  new.plain := lower(normalize(publication.plain_words(new.words), NFKC));
  new.search := array_to_tsvector(publication.signs(new.plain));
  new.page_kind := new.words::jsonb->'page'->>'kind';
  new.about := (new.words::jsonb->'page'->'interprets'->>'releaseId')::uuid;
  return new;
end $$;

drop function publication.find_released(text, boolean, uuid, timestamptz, timestamptz, timestamptz, uuid, int);
create function publication.find_released(asked text, answers_only boolean, of_kind text, of_unit uuid, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, most int)
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
        and (not answers_only or cardinality(s.answers) > 0) and (of_kind is null or s.page_kind = of_kind)
        and (of_unit is null or s.unit_id = of_unit) and (since is null or (s.released_at >= since and s.released_at < until))
      limit 1001) found;
    if counted = 0 then return; end if;
  end if;
  return query select s.release_id, s.no, counted from publication.shelf s
    where s.audience = 'public' and s.state in ('out', 'withdrawn') and s.search @@ pairs
      and (long = '{}' or (select bool_and(strpos(s.plain, word) > 0) from unnest(long) word))
      and (not answers_only or cardinality(s.answers) > 0) and (of_kind is null or s.page_kind = of_kind)
      and (of_unit is null or s.unit_id = of_unit) and (since is null or (s.released_at >= since and s.released_at < until))
      and (before_at is null or (s.released_at, s.release_id) < (before_at, before_id))
    order by s.released_at desc, s.release_id desc limit most;
end $$;
alter function publication.find_released(text, boolean, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) owner to huiying_guard;
revoke all on function publication.find_released(text, boolean, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) from public;
grant execute on function publication.find_released(text, boolean, text, uuid, timestamptz, timestamptz, timestamptz, uuid, int) to huiying_public;
