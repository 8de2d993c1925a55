-- What an auditor needs to find a change made behind the record's back, without reading a single sealed word.
grant usage on schema publication, statements, review, intake to huiying_audit;
grant select on record.sealed_words to huiying_guard;
create policy guard_checks on record.sealed_words for select to huiying_guard using (true);
create policy audit_reads_all on publication.shelf for select to huiying_audit using (true);
grant create on schema record to huiying_guard;

-- Texts whose words are no longer those the record speaks of. `of` is what the record says stands there.
create function record.broken_words() returns table (place text, id text, fault text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select 'record.sealed_words', w.id::text, 'words differ from their digest' from record.sealed_words w
    where w.erased_at is null and w.digest is distinct from sha256(convert_to(encode(w.salt, 'hex') || E'\n' || coalesce(w.title, '') || E'\n' || w.body, 'UTF8'))
  union all
  select 'record.sealed_words', m.id::text, 'words of a message are missing or exchanged' from intake.message m left join record.sealed_words w on w.id = m.id
    where w.id is null or encode(w.digest, 'hex') is distinct from m.doc->>'wordsDigest'
  union all
  select 'statements.edition', e.statement_id || '/' || e.no, 'words differ from their digest' from statements.edition e
    where e.digest <> encode(sha256(convert_to(e.words, 'UTF8')), 'hex')
  union all
  select 'publication.shelf', s.release_id || '/' || s.no, 'what stands on the shelf is not what was cleared' from publication.shelf s
    left join statements.edition e on e.statement_id = s.release_id and e.no = s.no
    where e.digest is null or s.digest <> e.digest or (s.state <> 'erased' and (s.words is distinct from e.words or s.title is distinct from (e.words::jsonb->>'title')))
$$;
alter function record.broken_words() owner to huiying_guard;
revoke all on function record.broken_words() from public;
grant execute on function record.broken_words() to huiying_audit;
