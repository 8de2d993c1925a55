-- What the holder of a one-time link may read: the one edition on which their agency was asked, and nothing else (GB-35).
grant create on schema review to huiying_guard;
create function review.confirmation_by_link(hash text) returns table (review_id uuid, agency text, unit_name text, title text, words text, digest text, asked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, c->>'name', u.name, r.doc->>'title', e.words, e.digest, (c->>'requestedAt')::timestamptz
  from review.review r
    cross join lateral jsonb_array_elements(r.doc->'confirmations') c
    join statements.edition e on e.statement_id = r.statement_id and e.no = r.edition_no
    join directory.unit u on u.id = (r.doc->>'unitId')::uuid
  where r.state = 'open' and r.doc->'confirmations' @> jsonb_build_array(jsonb_build_object('linkHash', hash)) and c->>'linkHash' = hash and c->>'answer' is null
$$;
alter function review.confirmation_by_link(text) owner to huiying_guard;
revoke all on function review.confirmation_by_link(text) from public;
grant execute on function review.confirmation_by_link(text) to huiying_public;
