-- What stands elsewhere under our name, in one list for everybody: where, since when, and the way there.
alter table channels.delivery
  add column kind text generated always as (doc->>'kind') stored,
  add column url text generated always as (doc->>'url') stored,
  add column lasting boolean generated always as (doc->>'state' in ('live', 'observed') and doc->>'act' <> 'withdraw' and doc->>'url' like 'http%') stored;
create index delivery_posts on channels.delivery (live_at desc, id desc) where lasting;
create policy everybody_reads on channels.delivery for select to huiying_public using (lasting);
grant select (id, release_id, no, channel_id, kind, url, live_at, lasting) on channels.delivery to huiying_public;
