-- Figures that everybody may know (RL-13): counts and times out of the record, no words, no persons, no single matter by its id.
-- They run as the guard, which can read facts; whoever calls them gets these columns and nothing else.
grant usage, create on schema evaluation to huiying_guard;
grant usage on schema record to huiying_guard;
grant select on record.fact, evaluation.rating to huiying_guard;
create policy guard_counts on record.fact for select to huiying_guard using (true);
create policy guard_counts on evaluation.rating for select to huiying_guard using (true);

-- Hours from the moment of knowledge, as last corrected, to the first answer, for answers given in [from_at, to_at).
create function evaluation.response_hours(from_at timestamptz, to_at timestamptz) returns table (unit_id uuid, hours double precision, in_time boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.unit_id, extract(epoch from (d.data->>'at')::timestamptz - coalesce(k.known, (o.data->'startedBy'->>'at')::timestamptz))::double precision / 3600, (d.data->>'left')::numeric >= 0
  from record.fact d
  join record.fact o on o.subject = d.subject and o.kind = 'duties.opened' and o.data->>'duty' = 'response'
  left join lateral (select (c.data->>'knownAt')::timestamptz as known from record.fact c
    where c.subject = 'intake.message:' || (o.data->>'about') and c.kind = 'intake.knownAtCorrected' order by c.seq desc limit 1) k on true
  where d.kind = 'duties.discharged' and d.at >= from_at and d.at < to_at
$$;

-- Public releases first put out in [from_at, to_at): when cleared, when out, whether the full text stands, when and whether taken back.
create function evaluation.release_times(from_at timestamptz, to_at timestamptz) returns table (unit_id uuid, cleared_at timestamptz, released_at timestamptz, renewed_at timestamptz, in_full boolean, stands boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.unit_id, c.at, r.at, coalesce(n.at, r.at), coalesce(n.substance, r.data->>'substance') = 'full', t.seq is null
  from record.fact r
  left join lateral (select at from record.fact where subject = r.subject and kind = 'publication.ready' and seq < r.seq order by seq desc limit 1) c on true
  left join lateral (select at, data->>'substance' as substance from record.fact where subject = r.subject and kind = 'publication.corrected' order by seq desc limit 1) n on true
  left join lateral (select seq from record.fact where subject = r.subject and kind in ('publication.withdrawn', 'publication.erased') limit 1) t on true
  where r.kind = 'publication.released' and r.at >= from_at and r.at < to_at
$$;

-- Matters that media reported and we released about, first released in [from_at, to_at): who spoke first (XM4-08, XM4-14).
create function evaluation.first_words(from_at timestamptz, to_at timestamptz) returns table (unit_id uuid, media_at timestamptz, official_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with official as (
    select distinct on (matter) matter, unit_id, at from record.fact where kind = 'publication.released' order by matter, seq),
  media as (
    select e.case_id, min(coalesce(k.known, (r.data->>'knownAt')::timestamptz)) as at
    from record.fact r
    join lateral (select (data->>'caseId')::uuid as case_id from record.fact where subject = r.subject and kind = 'intake.entrusted' order by seq desc limit 1) e on true
    left join lateral (select (data->>'knownAt')::timestamptz as known from record.fact where subject = r.subject and kind = 'intake.knownAtCorrected' order by seq desc limit 1) k on true
    where r.kind = 'intake.received' and r.data->>'source' = 'media_report' group by e.case_id)
  select o.unit_id, m.at, o.at from official o join media m on m.case_id = o.matter where o.at >= from_at and o.at < to_at
$$;

-- How often each kind of thing happened in [from_at, to_at), split where the year's report needs it.
create function evaluation.counts(from_at timestamptz, to_at timestamptz) returns table (kind text, part text, n bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.kind, case f.kind
      when 'intake.received' then f.data->>'source'
      when 'triage.declined' then f.data->>'reason'
      when 'triage.accepted' then f.data->>'stance'
      when 'triage.handedOver' then f.data->>'channel'
      when 'duties.discharged' then case when (f.data->>'left')::numeric >= 0 then 'kept' else 'late' end
      when 'publication.withdrawn' then f.data->>'reason'
      else '' end, count(*)
  from record.fact f
  where f.at >= from_at and f.at < to_at and f.kind = any (array['intake.received', 'triage.accepted', 'triage.declined', 'triage.handedOver', 'triage.merged',
    'cases.closed', 'cases.reopened', 'cases.meetingConvened', 'publication.released', 'publication.replied', 'publication.corrected', 'publication.withdrawn', 'publication.erased',
    'duties.discharged', 'duties.breached', 'evaluation.done', 'evaluation.rated', 'evaluation.rehandlingAsked', 'evaluation.improvementOpened', 'evaluation.improvementFinished', 'evaluation.reported'])
  group by 1, 2
$$;

-- What the asker has ticked already; the message's id is known to nobody who has not the query code.
create function evaluation.rated(of_message uuid) returns table (rating text, rehandled boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.rating, r.doc ? 'rehandling' from evaluation.rating r where r.id = of_message
$$;

alter function evaluation.response_hours(timestamptz, timestamptz) owner to huiying_guard;
alter function evaluation.release_times(timestamptz, timestamptz) owner to huiying_guard;
alter function evaluation.first_words(timestamptz, timestamptz) owner to huiying_guard;
alter function evaluation.counts(timestamptz, timestamptz) owner to huiying_guard;
alter function evaluation.rated(uuid) owner to huiying_guard;
revoke create on schema evaluation from huiying_guard;
revoke all on all functions in schema evaluation from public;
grant execute on all functions in schema evaluation to huiying_public, huiying_desk, huiying_ledger, huiying_audit;
