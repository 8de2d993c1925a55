-- The release gate, where no code can forget it: the shelf is filled only here, only with words that were cleared.
-- The guard owns nothing else and nobody can become it.

grant usage on schema record, statements, review, publication, intake to huiying_guard;
grant create on schema publication to huiying_guard;
grant execute on all functions in schema record to huiying_guard;
grant select on statements.edition, review.review, review.signature, review.withholding, publication.release, intake.message, record.database, record.fact to huiying_guard;
grant select, insert, update on publication.shelf to huiying_guard;
create policy guard_reads on statements.edition for select to huiying_guard using (true);
create policy guard_reads on review.review for select to huiying_guard using (true);
create policy guard_reads on review.signature for select to huiying_guard using (true);
create policy guard_reads on review.withholding for select to huiying_guard using (true);
create policy guard_reads on record.fact for select to huiying_guard using (true);
create policy guard_reads on publication.release for select to huiying_guard using (true);
create policy guard_reads on intake.message for select to huiying_guard using (true);
create policy guard_fills on publication.shelf to huiying_guard using (true) with check (true);

-- Three items signed by three different persons, each by one of them: 1, 2 and 3 of `step` (XM2-10).
create function publication.by_three_persons(signed jsonb, step text) returns boolean immutable parallel safe language sql set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from jsonb_to_recordset(signed) as a(item text, person uuid), jsonb_to_recordset(signed) as b(item text, person uuid), jsonb_to_recordset(signed) as c(item text, person uuid)
    where a.item = step || '1' and b.item = step || '2' and c.item = step || '3' and a.person <> b.person and a.person <> c.person and b.person <> c.person)
$$;

-- What is missing before these words may go out, from signatures that persons wrote in their own names and from facts that nobody can change.
-- The states of review and release, which the ledger keeps, can only add to it. Empty when the gate is open.
create function publication.gate_missing(of_release uuid, of_no int) returns text[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
  e statements.edition;
  r review.review;
  audience text;
  lighter boolean;
  signed jsonb;
  missing text[] := '{}';
begin
  select * into e from statements.edition where statement_id = of_release and no = of_no;
  if not found then return array['edition']; end if;
  select * into r from review.review where statement_id = of_release and edition_no = of_no;
  if not found or r.doc->>'state' is distinct from 'cleared' or r.doc->>'digest' is distinct from e.digest then missing := missing || 'clearance'::text; end if;
  -- The lighter gate is for a reply that was reviewed as one and will stand for its asker alone.
  select p.doc->>'audience' into audience from publication.release p where p.id = of_release;
  lighter := coalesce(r.doc->>'audience' = 'asker' and audience = 'asker', false);
  select coalesce(jsonb_agg(distinct jsonb_build_object('item', s.item, 'person', s.person_id)), '[]') into signed from review.signature s
    where s.review_id = r.id and s.statement_id = of_release and s.digest = e.digest and s.verdict = 'pass' and not s.person_id = any (e.author_ids);
  if lighter then
    if not signed @> '[{"item": "review1"}]' then missing := missing || 'reviews'::text; end if;
    if not signed @> '[{"item": "proof1"}]' then missing := missing || 'proofs'::text; end if;
    if not signed @> '[{"item": "check:policy"}, {"item": "check:secrecy"}]' then missing := missing || 'checks'::text; end if;
  else
    if not publication.by_three_persons(signed, 'review') then missing := missing || 'reviews'::text; end if;
    if not publication.by_three_persons(signed, 'proof') then missing := missing || 'proofs'::text; end if;
    if not signed @> '[{"item": "check:political"}, {"item": "check:policy"}, {"item": "check:legal"}, {"item": "check:wording"}, {"item": "check:secrecy"}]' then missing := missing || 'checks'::text; end if;
  end if;
  if exists (select from review.signature s where s.review_id = r.id and s.verdict = 'sendBack') then missing := missing || 'sentBack'::text; end if;
  -- Silence is not consent (GB-35), and an agency once asked stays asked.
  if exists (select from record.fact asked where asked.subject = 'review.review:' || r.id and asked.kind = 'review.confirmationRequested'
      and not exists (select from record.fact answered where answered.subject = asked.subject and answered.kind = 'review.confirmationAnswered'
        and answered.data->>'name' = asked.data->>'name' and answered.data->>'answer' = 'confirm'))
    or exists (select from jsonb_array_elements(r.doc->'confirmations') c where c->>'answer' is distinct from 'confirm') then
    missing := missing || 'confirmations'::text;
  end if;
  -- Withheld until somebody has looked again and ended it (RL-12).
  if exists (select from record.fact w where w.kind = 'review.withheld' and w.data->>'statementId' = of_release::text
      and not exists (select from record.fact ended where ended.subject = w.subject and ended.kind = 'review.withholdingEnded'))
    or exists (select from review.withholding w where w.doc->>'statementId' = of_release::text and w.doc->>'state' is distinct from 'ended') then
    missing := missing || 'withheld'::text;
  end if;
  return missing;
end $$;

-- Puts one cleared edition on the shelf; the edition before it becomes readable history. Answers the digest that stands there.
create function publication.put_on_shelf(of_release uuid, of_no int, unit_name text) returns text language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  missing text[] := publication.gate_missing(of_release, of_no);
  e statements.edition;
  p publication.release;
  answered uuid[];
begin
  if missing <> '{}' then
    raise exception 'record/release-gate: edition % of % may not go out; missing: %', of_no, of_release, array_to_string(missing, ', ') using errcode = 'insufficient_privilege';
  end if;
  select * into e from statements.edition where statement_id = of_release and no = of_no;
  select * into p from publication.release where id = of_release;
  if not found then raise exception 'record/release-gate: no release %', of_release using errcode = 'insufficient_privilege'; end if;
  update publication.shelf set state = 'superseded' where release_id = of_release and state = 'out' and no < of_no;
  select coalesce(array_agg(m.id), '{}') into answered from intake.message m where m.case_id = p.case_id;
  insert into publication.shelf (release_id, no, audience, case_id, unit_id, unit_name, title, words, digest, note, known_at, released_at, answers, query_hashes)
  select of_release, of_no, p.doc->>'audience', p.case_id, p.unit_id, unit_name, e.words::jsonb->>'title', e.words, e.digest,
    (select edition->>'note' from jsonb_array_elements(p.doc->'editions') edition where (edition->>'no')::int = of_no),
    (select min(m.known_at) from intake.message m where m.id = any (answered)), record.now(), answered,
    (select coalesce(array_agg(m.query_hash) filter (where m.query_hash is not null), '{}') from intake.message m where m.id = any (answered));
  return e.digest;
end $$;

-- Takes a release back: withdrawn editions stay readable under their reason; erased ones leave a tombstone only.
create function publication.take_back(of_release uuid, as_state text, reason text) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if as_state = 'withdrawn' then
    update publication.shelf set state = case when state = 'out' then 'withdrawn' else state end, note = case when state = 'out' then reason else note end, taken_back_at = record.now()
      where release_id = of_release;
  elsif as_state = 'erased' then
    update publication.shelf set state = 'erased', title = null, words = null, search = null, note = reason, taken_back_at = record.now() where release_id = of_release;
  else
    raise exception 'unknown way to take back: %', as_state;
  end if;
end $$;

alter function publication.by_three_persons(jsonb, text) owner to huiying_guard;
alter function publication.gate_missing(uuid, int) owner to huiying_guard;
alter function publication.put_on_shelf(uuid, int, text) owner to huiying_guard;
alter function publication.take_back(uuid, text, text) owner to huiying_guard;
revoke all on function publication.gate_missing(uuid, int), publication.put_on_shelf(uuid, int, text), publication.take_back(uuid, text, text) from public;
grant execute on function publication.gate_missing(uuid, int) to huiying_ledger, huiying_desk, huiying_audit;
grant execute on function publication.put_on_shelf(uuid, int, text), publication.take_back(uuid, text, text) to huiying_ledger;
