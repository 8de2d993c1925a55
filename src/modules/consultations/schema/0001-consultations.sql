-- What the public was asked by a notice, and what it said.
create schema consultations;
select record.make_aggregate('consultations', 'consultation');
alter table consultations.consultation
  add column kind text generated always as (doc->>'kind') stored,
  add column state text generated always as (doc->>'state') stored;
create index consultation_newest on consultations.consultation (id desc);

-- One opinion or sign-up, by a digest; nothing of its words.
select record.make_aggregate('consultations', 'opinion');
alter table consultations.opinion add column consultation_id uuid generated always as ((doc->>'consultationId')::uuid) stored;
create index opinion_consultation on consultations.opinion (consultation_id, id);

-- The words, and for a hearing, encrypted, who sent them and how to reach them. They go by their term.
create table consultations.words (
  id uuid primary key,
  consultation_id uuid not null,
  unit_ids uuid[] not null,
  body text not null,
  who bytea,
  salt text not null
);
create index words_consultation on consultations.words (consultation_id);
alter table consultations.words enable row level security;
alter table consultations.words force row level security;
create policy desk_reads on consultations.words for select to huiying_desk using (unit_ids && (select record.my_units()));
create policy ledger_keeps on consultations.words to huiying_ledger using (true) with check (true);
grant select on consultations.words to huiying_desk;
grant select, insert, update, delete on consultations.words to huiying_ledger;

-- That somebody answered a survey, and what was ticked in all. `reader` is a keyed digest of survey and address: it counts nobody twice,
-- says of nobody what else they answered, and no row of one table belongs to a row of the other.
create table consultations.reader (
  consultation_id uuid not null,
  reader text not null check (length(reader) = 32),
  primary key (consultation_id, reader)
);
alter table consultations.reader enable row level security;
alter table consultations.reader force row level security;
create policy ledger_keeps on consultations.reader to huiying_ledger using (true) with check (true);
create policy everybody_counts on consultations.reader for select to huiying_desk using (true);
grant select, insert, delete on consultations.reader to huiying_ledger;
grant select (consultation_id) on consultations.reader to huiying_desk;

create table consultations.tally (
  consultation_id uuid not null,
  question int not null,
  option int not null,
  n int not null,
  primary key (consultation_id, question, option)
);
alter table consultations.tally enable row level security;
alter table consultations.tally force row level security;
create policy ledger_counts on consultations.tally to huiying_ledger using (true) with check (true);
create policy everybody_counts on consultations.tally for select to huiying_desk, huiying_public using (true);
grant select, insert, update on consultations.tally to huiying_ledger;
grant select on consultations.tally to huiying_desk, huiying_public;
