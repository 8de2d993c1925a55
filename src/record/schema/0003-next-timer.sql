-- When a timer may be taken, in one column with an index: the next one is found without looking at a million others.
alter table record.timer add column ready_at timestamptz not null generated always as (greatest(due_at, held_until)) stored;
create index timer_ready on record.timer (ready_at);
drop index record.timer_due;
