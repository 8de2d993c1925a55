-- What was asked of the public, everybody may read; nothing of a replay.
create policy everybody_reads on consultations.consultation for select to huiying_public using ((select publication.shown()));
grant select on consultations.consultation to huiying_public;

-- What a notice asks and what an outcome says is found too.
create or replace function publication.plain_words(words text) returns text immutable strict parallel safe language sql as $$
  select concat_ws(E'\n', w->>'title', w->>'question', w->>'facts', w->>'measures', w->>'result', w->>'problems', w->>'noProblems', w->>'spokesperson',
    w->'page'->'document'->>'number', w->'page'->'document'->>'issuer', w->'page'->'interprets'->>'title', w->'page'->'interprets'->>'number', w->'page'->'rebuts'->>'claim', w->'page'->'rebuts'->>'where',
    (select string_agg(concat_ws(E'\n', b->>'heading', b->>'text', b->>'name', b->>'alternative'), E'\n') from jsonb_array_elements(w->'page'->'blocks') b),
    (select string_agg(concat_ws(E'\n', e->>'what', e->>'source'), E'\n') from jsonb_array_elements(w->'page'->'rebuts'->'evidence') e),
    (select string_agg(value, E'\n') from jsonb_each_text(w->'page'->'decision')),
    w->'page'->'invites'->'hearing'->>'place', (select string_agg(q->>'text', E'\n') from jsonb_array_elements(w->'page'->'invites'->'questions') q),
    w->'page'->'concludes'->>'minutes', (select string_agg(concat_ws(E'\n', v->>'view', v->>'reason'), E'\n') from jsonb_array_elements(w->'page'->'concludes'->'views') v))
  from (select words::jsonb) as j(w)
$$;
