create schema review;
select record.make_aggregate('review', 'review');
alter table review.review
  add column state text generated always as (doc->>'state') stored,
  add column statement_id uuid generated always as ((doc->>'statementId')::uuid) stored,
  add column edition_no int generated always as ((doc->>'editionNo')::int) stored,
  add column opened_at timestamptz generated always as (record.instant(doc->>'openedAt')) stored;
create unique index review_of_edition on review.review (statement_id, edition_no);
create index review_open on review.review (opened_at, id) where state = 'open';
create index review_links on review.review using gin ((doc->'confirmations') jsonb_path_ops);
select record.make_aggregate('review', 'withholding');

-- Signatures as persons made them: the desk writes each in the signer's own name, the ledger cannot, nobody can change one.
create table review.signature (
  review_id uuid not null,
  statement_id uuid not null,
  item text not null,
  person_id uuid not null,
  verdict text not null check (verdict in ('pass', 'sendBack')),
  digest text not null,
  unit_ids uuid[] not null,
  at timestamptz not null default record.now()
);
create index signature_review on review.signature (review_id);
create index signature_digest on review.signature (statement_id, digest);
alter table review.signature enable row level security;
alter table review.signature force row level security;
create policy desk_signs on review.signature for insert to huiying_desk with check (person_id = (select record.me()));
create policy desk_reads on review.signature for select to huiying_desk using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy ledger_reads on review.signature for select to huiying_ledger, huiying_audit using (true);
grant select, insert on review.signature to huiying_desk;
grant select on review.signature to huiying_ledger, huiying_audit;
create trigger append_only before update or delete on review.signature for each row execute function record.refuse_change();
create trigger append_only_truncate before truncate on review.signature for each statement execute function record.refuse_change();
alter table review.signature enable always trigger append_only;
alter table review.signature enable always trigger append_only_truncate;
