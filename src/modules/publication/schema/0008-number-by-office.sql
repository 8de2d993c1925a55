-- Under row security an index over an expression that could betray a row is not looked into before every row was let through,
-- so each release read all that had gone out that year to find its number; a column of its own is looked up.
alter table publication.release add column press_office_id uuid generated always as ((doc->>'pressOfficeId')::uuid) stored;
drop index publication.release_number;
create unique index release_number on publication.release (press_office_id, number_year, number_seq) where number_seq is not null;
-- The last number that an asker may see.
create index release_last_number on publication.release (number_year desc, number_seq desc) where number is not null;
