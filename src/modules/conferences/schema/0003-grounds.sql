alter table conferences.question add column ground text generated always as (doc->>'declinedFor') stored;
grant select (ground) on conferences.question to huiying_public;
