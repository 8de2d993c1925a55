-- What readers say of one release (GB-40): two ticks, once a reader. `reader` is a keyed digest of address and release: it counts nobody twice
-- and says of nobody what else they read.
create table evaluation.reaction (
  release_id uuid not null,
  reader text not null check (length(reader) = 32),
  understood boolean not null,
  credible boolean not null,
  given_on date not null,
  primary key (release_id, reader)
);
alter table evaluation.reaction enable row level security;
alter table evaluation.reaction force row level security;
create policy ledger_keeps on evaluation.reaction to huiying_ledger using (true) with check (true);
create policy everybody_counts on evaluation.reaction for select to huiying_public, huiying_desk using (true);
grant select, insert on evaluation.reaction to huiying_ledger;
grant select (release_id, understood, credible, given_on) on evaluation.reaction to huiying_public, huiying_desk;
