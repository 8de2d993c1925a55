-- What the holder of a preview link may read: the cleared edition that waits, until the link ends, is revoked, or the text is out.
grant select on publication.preview to huiying_guard;
create policy guard_reads on publication.preview for select to huiying_guard using (true);
create function publication.preview_by_link(hash text) returns table (preview_id uuid, statement_id uuid, name text, outlet text, mark text, until timestamptz, embargo timestamptz, unit_name text, words text, opened boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id, v.statement_id, v.doc->>'name', v.doc->>'outlet', v.doc->>'mark', (v.doc->>'until')::timestamptz, (p.doc->>'scheduledAt')::timestamptz, u.name, e.words, v.doc ? 'openedAt'
  from publication.preview v
    join publication.release p on p.id = v.statement_id and p.state in ('ready', 'scheduled')
    cross join lateral (select (edition->>'no')::int as no, edition->>'digest' as digest from jsonb_array_elements(p.doc->'editions') edition where not edition ? 'releasedAt' limit 1) waiting
    join statements.edition e on e.statement_id = v.statement_id and e.no = waiting.no and e.digest = waiting.digest
    join directory.unit u on u.id = p.unit_id
  where v.link_hash = hash and not v.doc ? 'revokedAt' and (v.doc->>'until')::timestamptz > record.now() and (select publication.shown())
$$;
alter function publication.preview_by_link(text) owner to huiying_guard;
revoke all on function publication.preview_by_link(text) from public;
grant execute on function publication.preview_by_link(text) to huiying_public;
