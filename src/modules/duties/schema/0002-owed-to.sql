-- The public board counts what is owed to the public; late ones are looked up by themselves.
alter table duties.duty add column owed_to text generated always as (doc->>'owedTo') stored;
create index duty_late on duties.duty (breached_at desc, id) where breached_at is not null;
