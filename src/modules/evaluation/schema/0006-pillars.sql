-- The year by the three feet of NH-03, and what was kept from the public, by its statutory ground (NH-23): counts, and no matter by its id.
grant create on schema evaluation to huiying_guard;
create function evaluation.pillar_counts(from_at timestamptz, to_at timestamptz) returns table (kind text, part text, n bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.kind, case f.kind
      when 'review.withheld' then f.data->>'ground'
      when 'conferences.held' then coalesce(f.data->'sessions'->0->>'occasion', '')
      when 'agenda.slotHeld' then case when (f.data->>'late')::boolean then 'late' else 'kept' end
      else '' end, count(*)
  from record.fact f
  where f.at >= from_at and f.at < to_at and f.kind = any (array['review.withheld', 'review.withholdingEnded', 'conferences.held', 'conferences.questionAsked', 'conferences.questionSubmitted',
    'agenda.slotHeld', 'agenda.topicReviewed', 'agenda.topicAbsorbed', 'agenda.rotaAdopted', 'training.courseHeld', 'training.drillMeasured', 'directory.appointmentFiled', 'experts.registered'])
  group by 1, 2
$$;

-- How duties of each name were kept: when they were done, or when their due time passed, in [from_at, to_at).
create function evaluation.duties_by_name(from_at timestamptz, to_at timestamptz) returns table (duty text, kept bigint, late bigint, overdue bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.data->>'duty', count(*) filter (where d.kind = 'duties.discharged' and (d.data->>'left')::numeric >= 0), count(*) filter (where d.kind = 'duties.discharged' and (d.data->>'left')::numeric < 0),
    count(*) filter (where d.kind = 'duties.breached')
  from record.fact d join record.fact o on o.subject = d.subject and o.kind = 'duties.opened'
  where d.kind in ('duties.discharged', 'duties.breached') and d.at >= from_at and d.at < to_at
  group by 1
$$;
alter function evaluation.pillar_counts(timestamptz, timestamptz) owner to huiying_guard;
alter function evaluation.duties_by_name(timestamptz, timestamptz) owner to huiying_guard;
revoke create on schema evaluation from huiying_guard;
revoke all on function evaluation.pillar_counts(timestamptz, timestamptz), evaluation.duties_by_name(timestamptz, timestamptz) from public;
grant execute on function evaluation.pillar_counts(timestamptz, timestamptz), evaluation.duties_by_name(timestamptz, timestamptz) to huiying_public, huiying_desk, huiying_ledger, huiying_audit;
