-- The verification of what no state holds: also askers' reasons and questions to conferences, which lie with the sealed words, and the numbers on the shelf.
create or replace function record.broken_words() returns table (place text, id text, fault text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with finished as (
    select (f.data->>'statementId')::uuid as statement_id, (f.data->>'no')::int as no, f.data->>'digest' as digest, f.data->'authorIds' as author_ids from record.fact f where f.kind = 'statements.editionFinished'),
  put_out as (
    select distinct (f.data->>'statementId')::uuid as release_id, (f.data->>'no')::int as no, f.data->>'digest' as digest from record.fact f
    where f.kind in ('publication.released', 'publication.replied', 'publication.corrected')),
  taken_back as (
    select substr(f.subject, 21)::uuid as release_id, bool_or(f.kind = 'publication.erased') as erased from record.fact f
    where f.kind in ('publication.withdrawn', 'publication.erased') group by 1),
  signed as (
    select substr(f.subject, 15)::uuid as review_id, item, (f.data->>'personId')::uuid as person_id, f.data->>'verdict' as verdict, f.data->>'digest' as digest
    from record.fact f, jsonb_array_elements_text(f.data->'items') item where f.kind = 'review.signed'),
  emptied as (
    select distinct substr(f.subject, 16)::uuid as id, f.kind from record.fact f where f.kind in ('intake.wordsErased', 'intake.contactErased')
    union select (f.data->>'wordsId')::uuid, 'intake.wordsErased' from record.fact f where f.kind = 'evaluation.reasonErased'
    union select substr(f.subject, 22)::uuid, 'intake.wordsErased' from record.fact f where f.kind = 'conferences.wordsErased'
    union select w.id, f.kind from record.sealed_words w join record.fact f on f.subject = 'intake.message:' || w.belongs_to and f.kind = 'intake.wordsErased' and f.at >= w.sealed_at),
  reasons as (
    select (f.data->>'wordsId')::uuid as id, f.data->>'wordsDigest' as digest from record.fact f where f.kind = 'evaluation.rehandlingAsked'),
  questions as (
    select substr(f.subject, 22)::uuid as id, f.data->>'wordsDigest' as digest from record.fact f where f.kind = 'conferences.questionSubmitted')
  select 'record.sealed_words', w.id::text, 'words differ from their digest' from record.sealed_words w
    where w.erased_at is null and w.digest is distinct from sha256(convert_to(encode(w.salt, 'hex') || E'\n' || coalesce(w.title, '') || E'\n' || w.body, 'UTF8'))
  union all
  select 'record.sealed_words', m.id::text, 'words of a message are missing or exchanged' from intake.message m left join record.sealed_words w on w.id = m.id
    where w.id is null or encode(w.digest, 'hex') is distinct from m.doc->>'wordsDigest'
  union all
  select 'record.sealed_words', r.id::text, 'an asker''s reason is missing or exchanged' from reasons r left join record.sealed_words w on w.id = r.id
    where w.id is null or encode(w.digest, 'hex') is distinct from r.digest
  union all
  select 'record.sealed_words', q.id::text, 'words of a question are missing or exchanged' from questions q left join record.sealed_words w on w.id = q.id
    where w.id is null or encode(w.digest, 'hex') is distinct from q.digest
  union all
  select 'record.sealed_words', w.id::text, 'words were erased without a word' from record.sealed_words w
    where (w.erased_at is not null) <> exists (select from emptied e where e.id = w.id and e.kind = 'intake.wordsErased')
  union all
  select 'record.sealed_contact', c.id::text, 'a contact was erased without a word' from record.sealed_contact c
    where (c.erased_at is not null) <> exists (select from emptied e where e.id = c.id and e.kind = 'intake.contactErased')
  union all
  select 'record.sealed_contact', m.id::text, 'the contact of a message is missing' from intake.message m
    where (m.doc->>'hasContact')::boolean and not exists (select from record.sealed_contact c where c.id = m.id)
  union all
  select 'statements.edition', e.statement_id || '/' || e.no, 'words differ from their digest' from statements.edition e
    where e.digest <> encode(sha256(convert_to(e.words, 'UTF8')), 'hex')
  union all
  select 'statements.edition', coalesce(e.statement_id, f.statement_id) || '/' || coalesce(e.no, f.no),
      case when f.statement_id is null then 'was finished by nobody' when e.statement_id is null then 'is missing, though it was finished' else 'is not the edition that was finished' end
    from statements.edition e full join finished f on f.statement_id = e.statement_id and f.no = e.no
    where f.digest is distinct from e.digest or f.author_ids is distinct from to_jsonb(e.author_ids)
  union all
  select 'review.signature', coalesce(s.review_id, f.review_id) || ' ' || coalesce(s.item, f.item), case when f.review_id is null then 'was given by nobody' else 'is missing, though it was given' end
    from (select distinct review_id, item, person_id, verdict, digest from review.signature) s
    full join (select distinct * from signed) f on (f.review_id, f.item, f.person_id, f.verdict, f.digest) = (s.review_id, s.item, s.person_id, s.verdict, s.digest)
    where f.review_id is null or s.review_id is null
  union all
  select 'publication.shelf', s.release_id || '/' || s.no, 'what stands on the shelf is not what was cleared' from publication.shelf s
    left join statements.edition e on e.statement_id = s.release_id and e.no = s.no
    where e.digest is null or s.digest <> e.digest or (s.state <> 'erased' and (s.words is distinct from e.words or s.title is distinct from (e.words::jsonb->>'title')))
  union all
  select 'publication.shelf', coalesce(s.release_id, f.release_id) || '/' || coalesce(s.no, f.no), case when f.release_id is null then 'was put there by nobody' when s.release_id is null then 'is missing, though it was put out' else 'other words were put out' end
    from publication.shelf s full join put_out f on f.release_id = s.release_id and f.no = s.no where s.digest is distinct from f.digest
  union all
  select 'publication.shelf', s.release_id || '/' || s.no, 'stands otherwise than its release' from publication.shelf s
    left join publication.release p on p.id = s.release_id left join taken_back t on t.release_id = s.release_id
    where s.audience is distinct from p.doc->>'audience' or s.unit_id is distinct from p.unit_id or s.case_id is distinct from p.case_id or s.number is distinct from p.number
      or (s.state = 'erased') <> coalesce(t.erased, false)
      or (s.state = 'withdrawn') <> (t.release_id is not null and not t.erased and s.no = (select max(l.no) from publication.shelf l where l.release_id = s.release_id))
$$;
