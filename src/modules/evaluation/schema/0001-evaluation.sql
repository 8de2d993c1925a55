create schema evaluation;
select record.make_aggregate('evaluation', 'evaluation');
alter table evaluation.evaluation
  add column case_id uuid generated always as ((doc->>'caseId')::uuid) stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column at timestamptz generated always as (record.instant(doc->>'at')) stored;
create index evaluation_case on evaluation.evaluation (case_id, at desc);
create index evaluation_unit on evaluation.evaluation (unit_id, at desc);

select record.make_aggregate('evaluation', 'improvement');
alter table evaluation.improvement
  add column state text generated always as (doc->>'state') stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column case_id uuid generated always as ((doc->>'caseId')::uuid) stored,
  add column due_at timestamptz generated always as (record.instant(doc->>'dueAt')) stored;
create index improvement_open on evaluation.improvement (due_at, id) where state = 'open';
-- What one unit learned is for every unit that gets the next case of the same class (GB-48); no citizen and no person is named in it.
create policy every_desk_reads on evaluation.improvement for select to huiying_desk using (true);

select record.make_aggregate('evaluation', 'rating');
alter table evaluation.rating
  add column case_id uuid generated always as ((doc->>'caseId')::uuid) stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column rating text generated always as (doc->>'rating') stored,
  add column understood text generated always as (doc->>'understood') stored,
  add column accepted text generated always as (doc->>'accepted') stored,
  add column satisfied text generated always as (doc->>'satisfied') stored,
  add column given_at timestamptz generated always as (record.instant(doc->>'givenAt')) stored;
create index rating_case on evaluation.rating (case_id);
create index rating_unit on evaluation.rating (unit_id, given_at);
-- Survey results are public (GS-09, RL-13): what was ticked about which unit and when, not by whom and not about what.
create policy public_counts on evaluation.rating for select to huiying_public using (true);
grant select (unit_id, rating, understood, accepted, satisfied, given_at) on evaluation.rating to huiying_public;

select record.make_aggregate('evaluation', 'indicator_set');
alter table evaluation.indicator_set
  add column version_no int generated always as ((doc->>'version')::int) stored,
  add column effective_from timestamptz generated always as (record.instant(doc->>'effectiveFrom')) stored;
create unique index indicator_set_version on evaluation.indicator_set (version_no);
-- By what an answer is measured is known to everybody.
create policy every_desk_reads on evaluation.indicator_set for select to huiying_desk using (true);
create policy public_reads on evaluation.indicator_set for select to huiying_public using (true);
grant select on evaluation.indicator_set to huiying_public;

select record.make_aggregate('evaluation', 'engagement');
alter table evaluation.engagement
  add column state text generated always as (doc->>'state') stored,
  add column person_id uuid generated always as ((doc->>'personId')::uuid) stored,
  add column organisation text generated always as (doc->>'organisation') stored,
  add column unit_scope jsonb generated always as (doc->'unitIds') stored,
  add column title text generated always as (doc->>'title') stored,
  add column report text generated always as (doc->>'report') stored,
  add column filed_at timestamptz generated always as (record.instant(doc->>'filedAt')) stored;
-- The evaluator finds the own engagement; the report is public once filed (GB-46), the evaluator's name is not (RL-14).
create policy evaluator_reads on evaluation.engagement for select to huiying_desk using (person_id = (select record.me()));
create policy public_reads on evaluation.engagement for select to huiying_public using (state = 'reported');
grant select (id, state, organisation, unit_scope, title, report, filed_at) on evaluation.engagement to huiying_public;
