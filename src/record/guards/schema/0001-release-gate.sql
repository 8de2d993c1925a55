-- The release gate, where no code can forget it: the shelf is filled only here, only with words that were cleared.
-- The guard owns nothing else and nobody can become it.

grant usage on schema record, statements, review, publication, intake to huiying_guard;
grant create on schema publication to huiying_guard;
grant execute on all functions in schema record to huiying_guard;
grant select on statements.edition, review.review, review.signature, publication.release, intake.message, record.database to huiying_guard;
grant select, insert, update on publication.shelf to huiying_guard;
create policy guard_reads on statements.edition for select to huiying_guard using (true);
create policy guard_reads on review.review for select to huiying_guard using (true);
create policy guard_reads on review.signature for select to huiying_guard using (true);
create policy guard_reads on publication.release for select to huiying_guard using (true);
create policy guard_reads on intake.message for select to huiying_guard using (true);
create policy guard_fills on publication.shelf to huiying_guard using (true) with check (true);

-- What is missing before these words may go out, from signatures that persons wrote in their own names. Empty when the gate is open.
create function publication.gate_missing(of_release uuid, of_no int) returns text[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
  e statements.edition;
  r review.review;
  missing text[] := '{}';
begin
  select * into e from statements.edition where statement_id = of_release and no = of_no;
  if not found then return array['edition']; end if;
  select * into r from review.review where statement_id = of_release and edition_no = of_no;
  if not found or r.doc->>'state' <> 'cleared' or r.doc->>'digest' <> e.digest then missing := missing || 'clearance'::text; end if;
  with signed as (
    select s.item, s.person_id from review.signature s
    where s.review_id = r.id and s.digest = e.digest and s.verdict = 'pass' and not s.person_id = any (e.author_ids))
  select missing
    || case when (select count(distinct person_id) from signed where item like 'review_') < (case when r.doc->>'audience' = 'public' then 3 else 1 end) then array['reviewers'] else '{}' end
    || case when (select count(distinct item) from signed where item like 'review_') < (case when r.doc->>'audience' = 'public' then 3 else 1 end) then array['reviews'] else '{}' end
    || case when (select count(distinct item) from signed where item like 'proof_') < (case when r.doc->>'audience' = 'public' then 3 else 1 end) then array['proofs'] else '{}' end
    || case when r.doc->>'audience' = 'public' and (select count(distinct item) from signed where item in
         ('check:political', 'check:policy', 'check:legal', 'check:wording', 'check:secrecy')) < 5 then array['checks'] else '{}' end
    || case when exists (select from jsonb_array_elements(r.doc->'confirmations') c where coalesce(c->>'answer', '') <> 'confirm') then array['confirmations'] else '{}' end
    into missing;
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

alter function publication.gate_missing(uuid, int) owner to huiying_guard;
alter function publication.put_on_shelf(uuid, int, text) owner to huiying_guard;
alter function publication.take_back(uuid, text, text) owner to huiying_guard;
revoke all on function publication.gate_missing(uuid, int), publication.put_on_shelf(uuid, int, text), publication.take_back(uuid, text, text) from public;
grant execute on function publication.gate_missing(uuid, int) to huiying_ledger, huiying_desk, huiying_audit;
grant execute on function publication.put_on_shelf(uuid, int, text), publication.take_back(uuid, text, text) to huiying_ledger;
