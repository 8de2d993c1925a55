create schema training;
select record.make_aggregate('training', 'kind');
select record.make_aggregate('training', 'course');
select record.make_aggregate('training', 'drill');

create unique index kind_name on training.kind ((doc->>'name'));

-- Days are kept as text: they are compared as they are written.
alter table training.course
  add column state text generated always as (doc->>'state') stored,
  add column on_day text collate "C" generated always as (doc->>'on') stored;
create index course_day on training.course (on_day, id);
create index course_attendees on training.course using gin ((doc->'attendees') jsonb_path_ops);

alter table training.drill
  add column state text generated always as (doc->>'state') stored,
  add column on_day text collate "C" generated always as (doc->>'on') stored;
create index drill_day on training.drill (on_day, id);
-- One floor, one drill: two that start at once cannot both stand.
create unique index drill_one_floor on training.drill ((true)) where state in ('running', 'ending');
