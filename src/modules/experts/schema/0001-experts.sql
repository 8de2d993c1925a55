create schema experts;
select record.make_aggregate('experts', 'expert');
alter table experts.expert
  add column state text generated always as (doc->>'state') stored,
  add column name text generated always as (doc->>'name') stored;
create index expert_name on experts.expert (name, id);
create index expert_fields on experts.expert using gin ((doc->'fields') jsonb_path_ops);

-- Whoever writes an answer must know whom to ask; how an expert is reached stands apart.
create policy every_desk_reads on experts.expert for select to huiying_desk using (true);

-- No fact holds a contact, so that it can really go: it is deleted the moment the consent ends.
create table experts.contact (expert_id uuid primary key, unit_ids uuid[] not null, contact text not null);
alter table experts.contact enable row level security;
alter table experts.contact force row level security;
create policy desk_reads on experts.contact for select to huiying_desk using ((select record.sees_all()) or unit_ids && (select record.my_units()));
create policy ledger_keeps on experts.contact to huiying_ledger using (true) with check (true);
grant select on experts.contact to huiying_desk;
grant select, insert, update, delete on experts.contact to huiying_ledger;
