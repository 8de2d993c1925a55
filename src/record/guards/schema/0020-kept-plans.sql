-- As in the record: what cannot be written into the statement that calls it is planned once a connection, and not by each release.
create or replace function publication.by_three_persons(signed jsonb, step text) returns boolean immutable parallel safe language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from jsonb_to_recordset(signed) as a(item text, person uuid), jsonb_to_recordset(signed) as b(item text, person uuid), jsonb_to_recordset(signed) as c(item text, person uuid)
    where a.item = step || '1' and b.item = step || '2' and c.item = step || '3' and a.person <> b.person and a.person <> c.person and b.person <> c.person);
end $$;
create or replace function publication.count_row(one publication.shelf, by int) returns void language plpgsql as $$
begin
  insert into publication.shelf_count as c (unit_id, month, unit_name, releases)
  values (one.unit_id, to_char(one.released_at at time zone 'Asia/Shanghai', 'YYYY-MM'), one.unit_name, by)
  on conflict (unit_id, month) do update set releases = c.releases + by, unit_name = excluded.unit_name;
end $$;
create or replace function publication.plain_words(words text) returns text immutable strict parallel safe language plpgsql as $$
begin
  return (select concat_ws(E'\n', w->>'title', w->>'question', w->>'facts', w->>'measures', w->>'result', w->>'problems', w->>'noProblems', w->>'spokesperson',
    w->'page'->'document'->>'number', w->'page'->'document'->>'issuer', w->'page'->'interprets'->>'title', w->'page'->'interprets'->>'number', w->'page'->'rebuts'->>'claim', w->'page'->'rebuts'->>'where',
    (select string_agg(concat_ws(E'\n', b->>'heading', b->>'text', b->>'name', b->>'alternative'), E'\n') from jsonb_array_elements(w->'page'->'blocks') b),
    (select string_agg(concat_ws(E'\n', e->>'what', e->>'source'), E'\n') from jsonb_array_elements(w->'page'->'rebuts'->'evidence') e),
    (select string_agg(value, E'\n') from jsonb_each_text(w->'page'->'decision')),
    w->'page'->'invites'->'hearing'->>'place', (select string_agg(q->>'text', E'\n') from jsonb_array_elements(w->'page'->'invites'->'questions') q),
    w->'page'->'concludes'->>'minutes', (select string_agg(concat_ws(E'\n', v->>'view', v->>'reason'), E'\n') from jsonb_array_elements(w->'page'->'concludes'->'views') v))
  from (select words::jsonb) as j(w));
end $$;
create or replace function publication.signs(body text) returns text[] immutable strict parallel safe language plpgsql as $$
begin
  return (select coalesce(array_agg(distinct piece) filter (where piece is not null), '{}') from (
    select sign, lead(sign) over (order by n) as follower
    from unnest(string_to_array(regexp_replace(lower(normalize(body, NFKC)), '[[:punct:][:space:]、。〃〈-】〔-〟·‘-”—]', ' ', 'g'), null)) with ordinality as s(sign, n)) neighbours,
    lateral (values (nullif(sign, ' ')), (case when sign <> ' ' and follower <> ' ' then sign || follower end)) v(piece));
end $$;
