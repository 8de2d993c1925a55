-- Who raised each case first (GB-04): the source of the message that was known first, by the unit that is first subject now, for cases opened in [from_at, to_at).
grant create on schema evaluation to huiying_guard;
create function evaluation.first_sources(from_at timestamptz, to_at timestamptz) returns table (unit_id uuid, source text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(a.unit_id, o.unit_id), first.source
  from record.fact o
  cross join lateral (
    select r.data->>'source' as source
    from record.fact j
    join record.fact r on r.subject = 'intake.message:' || (j.data->>'messageId') and r.kind = 'intake.received'
    left join lateral (select (k.data->>'knownAt')::timestamptz as known from record.fact k where k.subject = r.subject and k.kind = 'intake.knownAtCorrected' order by k.seq desc limit 1) k on true
    where j.subject = o.subject and j.kind in ('cases.opened', 'cases.joined')
    order by coalesce(k.known, (r.data->>'knownAt')::timestamptz), r.seq limit 1) first
  left join lateral (select (s.data->>'unitId')::uuid as unit_id from record.fact s where s.subject = o.subject and s.kind = 'cases.assigned' order by s.seq desc limit 1) a on true
  where o.kind = 'cases.opened' and o.at >= from_at and o.at < to_at
$$;
alter function evaluation.first_sources(timestamptz, timestamptz) owner to huiying_guard;
revoke create on schema evaluation from huiying_guard;
revoke all on function evaluation.first_sources(timestamptz, timestamptz) from public;
grant execute on function evaluation.first_sources(timestamptz, timestamptz) to huiying_public, huiying_desk, huiying_ledger, huiying_audit;
