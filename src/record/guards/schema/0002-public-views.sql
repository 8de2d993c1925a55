-- What everybody may know beyond the shelf: how duties are kept (RL-13), and where one question stands for whoever holds its code (GS-69).
-- Read as the guard, which sees every unit; only what stands here leaves, and nothing at all of a replay database.
grant usage on schema cases, triage, duties, directory, evaluation to huiying_guard;
grant create on schema duties to huiying_guard;
grant select on cases.case, triage.item, duties.duty, directory.unit, evaluation.rating to huiying_guard;
create policy public_views_read on cases.case for select to huiying_guard using (true);
create policy public_views_read on triage.item for select to huiying_guard using (true);
create policy public_views_read on duties.duty for select to huiying_guard using (true);
create policy public_views_read on directory.unit for select to huiying_guard using (true);
create policy public_views_read on evaluation.rating for select to huiying_guard using (true);

create function publication.shown() returns boolean stable parallel safe language sql as
  $$ select kind <> 'replay' from record.database $$;
comment on function publication.shown is 'Replayed messages are real people''s: the public sees nothing of a replay database.';
create policy never_a_replay on publication.shelf as restrictive for select to huiying_public using ((select publication.shown()));

-- One row that every change of the shelf turns, in the transaction of the change: pages made before it are made anew.
create table publication.shelf_turn (
  one boolean primary key default true check (one),
  turn bigint not null default 0
);
insert into publication.shelf_turn default values;
alter table publication.shelf_turn enable row level security;
alter table publication.shelf_turn force row level security;
create policy everybody_reads on publication.shelf_turn for select to huiying_public, huiying_guard using (true);
create policy guard_turns on publication.shelf_turn for update to huiying_guard using (true) with check (true);
grant select on publication.shelf_turn to huiying_public, huiying_guard;
grant update on publication.shelf_turn to huiying_guard;
create function publication.turn_shelf() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update publication.shelf_turn set turn = turn + 1;
  return null;
end $$;
create trigger turn after insert or update or delete on publication.shelf for each statement execute function publication.turn_shelf();

-- Chinese has no spaces: every pair of neighbouring signs is a word of the index, so a word of two signs is found by one look-up.
-- Strategy: signs in NFKC and lower case; spaces and punctuation part the text; pairs of the rest, and single signs for one-sign words.
create function publication.signs(body text) returns text[] immutable strict parallel safe language sql as $$
  select coalesce(array_agg(distinct piece) filter (where piece is not null), '{}') from (
    select sign, lead(sign) over (order by n) as follower
    from unnest(string_to_array(regexp_replace(lower(normalize(body, NFKC)), '[[:punct:][:space:]、。〃〈-】〔-〟·‘-”—]', ' ', 'g'), null)) with ordinality as s(sign, n)) neighbours,
    lateral (values (nullif(sign, ' ')), (case when sign <> ' ' and follower <> ' ' then sign || follower end)) v(piece)
$$;
create function publication.all_signs_of(asked text) returns tsquery immutable strict parallel safe language sql as
  $$ select array_to_string(array(select '''' || piece || '''' from unnest(publication.signs(asked)) piece), '&')::tsquery $$;
create function publication.plain_words(words text) returns text immutable strict parallel safe language sql as $$
  select concat_ws(E'\n', w->>'title', w->>'question', w->>'facts', w->>'measures', w->>'result', w->>'spokesperson') from (select words::jsonb) as j(w)
$$;
create function publication.index_words() returns trigger language plpgsql as $$
begin
  new.search := array_to_tsvector(publication.signs(publication.plain_words(new.words)));
  return new;
end $$;
create trigger index_words before insert or update of words on publication.shelf for each row execute function publication.index_words();

-- The clock of the question that a release answers; of several the one that was known first. Public releases only.
create function publication.answer_clocks(of_releases uuid[]) returns table (
  release_id uuid, title jsonb, rule_id text, clause text, started_at timestamptz, due_at timestamptz, state text, provisional boolean,
  breached_at timestamptz, discharged_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (s.release_id) s.release_id, d.doc->'title', g->>'ruleId', g->'register'->>0, d.started_at, d.due_at, d.state,
    (d.doc->>'provisional')::boolean, d.breached_at, d.discharged_at
  from publication.shelf s
    join duties.duty d on d.about = any (s.answers::text[]) and d.owed_to = 'public'
    left join lateral (select g from jsonb_array_elements(d.doc->'governedBy') g where (g->>'wins')::boolean limit 1) w(g) on true
  where s.release_id = any (of_releases) and s.audience = 'public' and (select publication.shown())
  order by s.release_id, (d.duty = 'response') desc, d.started_at, d.id
$$;

-- Where the question with this code stands. The words of the asker are not part of it; the answer is, whoever it was addressed to.
create function publication.question_by_code(code_hash text) returns jsonb language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'source', m.source, 'messageState', m.state, 'knownAt', m.doc->>'knownAt', 'registeredAt', m.doc->>'registeredAt',
    'rating', (select jsonb_build_object('rating', r.rating, 'rehandled', r.doc ? 'rehandling') from evaluation.rating r where r.id = m.id),
    'declined', i.doc->'declined'->>'reason',
    'handedOver', (select jsonb_build_object('channel', h->>'channel', 'receipt', h->>'receipt') from (select i.doc->'handedOver') as o(h) where h is not null),
    'case', (select jsonb_build_object(
        'state', c.doc->>'state', 'unit', u.name, 'openedAt', c.doc->>'openedAt', 'acceptedAt', c.doc->>'acceptedAt', 'answeredAt', c.doc->>'answeredAt',
        'closedAt', c.doc->>'closedAt', 'nextUpdateAt', c.doc->>'nextUpdateAt', 'reopenedTimes', (c.doc->>'reopenedTimes')::int,
        'disposition', c.doc->'disposition'->>'disposition', 'reviewOn', c.doc->'disposition'->>'reviewOn',
        'pauses', (select coalesce(jsonb_agg(jsonb_build_object('ground', p->>'ground', 'from', p->>'from', 'until', p->>'until')), '[]') from jsonb_array_elements(c.doc->'pauses') p),
        'extensions', (select coalesce(jsonb_agg(jsonb_build_object('ground', e->>'ground', 'until', e->>'until')), '[]') from jsonb_array_elements(c.doc->'extensions') e))
      from cases.case c left join directory.unit u on u.id = (c.doc->>'unitId')::uuid where c.id = m.case_id),
    'duties', (select coalesce(jsonb_agg(jsonb_build_object(
        'duty', d.duty, 'title', d.doc->'title', 'ruleId', g->>'ruleId', 'clause', g->'register'->>0, 'startedAt', d.doc->'startedBy'->>'at', 'dueAt', d.doc->>'dueAt',
        'state', d.state, 'provisional', (d.doc->>'provisional')::boolean, 'breachedAt', d.doc->>'breachedAt', 'dischargedAt', d.doc->>'dischargedAt',
        'pauseGround', d.doc->>'pauseGround') order by d.started_at, d.id), '[]')
      from duties.duty d left join lateral (select g from jsonb_array_elements(d.doc->'governedBy') g where (g->>'wins')::boolean limit 1) w(g) on true
      where d.about in (m.id::text, m.case_id::text) and d.owed_to in ('public', 'asker')),
    'answers', (select coalesce(jsonb_agg(jsonb_build_object(
        'releaseId', s.release_id, 'no', s.no, 'state', s.state, 'audience', s.audience, 'unit', s.unit_name, 'words', s.words, 'note', s.note,
        'releasedAt', to_char(s.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'takenBackAt', to_char(s.taken_back_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.released_at, s.no), '[]')
      from publication.shelf s
      where s.state <> 'superseded' and s.no = (select max(last.no) from publication.shelf last where last.release_id = s.release_id)
        and ((s.audience = 'public' and s.case_id = m.case_id) or (s.audience = 'asker' and m.id = any (s.answers)))))
  from intake.message m left join triage.item i on i.id = m.id
  where m.query_hash = code_hash and (select publication.shown())
$$;

-- Who owes the public what, by when, and what became of it: no message, no case, no person.
create view duties.public_duties with (security_barrier) as
  select d.id, d.unit_id, u.name as unit_name, d.duty, d.doc->'title' as title,
    (select g->'register'->>0 from jsonb_array_elements(d.doc->'governedBy') g where (g->>'wins')::boolean limit 1) as clause,
    d.started_at, d.due_at, d.state, (d.doc->>'provisional')::boolean as provisional, d.breached_at, d.discharged_at
  from duties.duty d join directory.unit u on u.id = d.unit_id
  where d.owed_to in ('public', 'asker') and (select publication.shown());

alter function publication.turn_shelf() owner to huiying_guard;
alter function publication.answer_clocks(uuid[]) owner to huiying_guard;
alter function publication.question_by_code(text) owner to huiying_guard;
alter view duties.public_duties owner to huiying_guard;
revoke all on function publication.turn_shelf(), publication.answer_clocks(uuid[]), publication.question_by_code(text) from public;
grant execute on function publication.answer_clocks(uuid[]), publication.question_by_code(text) to huiying_public;
grant select on duties.public_duties to huiying_public;
