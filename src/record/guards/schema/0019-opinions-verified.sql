-- What people said to a consultation is compared with the digests in the record, until it was erased by its term.
grant usage on schema consultations to huiying_guard;
grant select on consultations.opinion to huiying_guard;
grant select (id, consultation_id, body, salt) on consultations.words to huiying_guard;
create policy guard_checks on consultations.opinion for select to huiying_guard using (true);
create policy guard_checks on consultations.words for select to huiying_guard using (true);
create function record.broken_opinions() returns table (place text, id text, fault text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with erased as (select distinct substr(f.subject, 28)::uuid as consultation_id from record.fact f where f.kind = 'consultations.opinionsErased')
  select 'consultations.words', o.id::text, case when w.id is null then 'words of an opinion are missing' else 'words of an opinion differ from their digest' end
    from consultations.opinion o left join consultations.words w on w.id = o.id
    where not exists (select from erased e where e.consultation_id = o.consultation_id)
      and encode(sha256(convert_to(w.salt || E'\n' || w.body, 'UTF8')), 'hex') is distinct from o.doc->>'wordsDigest'
  union all
  select 'consultations.words', w.id::text, case when o.id is null then 'was sent by nobody' else 'words of an opinion outlived their erasure' end
    from consultations.words w left join consultations.opinion o on o.id = w.id
    where o.id is null or exists (select from erased e where e.consultation_id = o.consultation_id)
$$;
alter function record.broken_opinions() owner to huiying_guard;
revoke all on function record.broken_opinions() from public;
grant execute on function record.broken_opinions() to huiying_audit;
