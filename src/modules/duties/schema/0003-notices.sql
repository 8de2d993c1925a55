-- Notices of days off that came after this version was made. Every process counts by them within a second.
select record.make_aggregate('duties', 'notice');
alter table duties.notice add column adopted_at timestamptz generated always as (record.instant(doc->>'adoptedAt')) stored;
