create schema conferences;
select record.make_aggregate('conferences', 'conference');
alter table conferences.conference
  add column state text generated always as (doc->>'state') stored,
  add column occasion text generated always as (doc->>'occasion') stored,
  add column form text generated always as (doc->>'form') stored,
  add column title text generated always as (doc->>'title') stored,
  add column place text generated always as (doc->>'place') stored,
  add column venue text generated always as (doc->>'venue') stored,
  add column live boolean generated always as ((doc->>'live')::boolean) stored,
  add column slot_id uuid generated always as ((doc->>'slotId')::uuid) stored,
  add column begins timestamptz generated always as (record.instant(doc->>'at')) stored,
  add column ends timestamptz generated always as (record.instant(doc->>'until')) stored,
  add column held_at timestamptz generated always as (record.instant(doc->>'heldAt')) stored,
  add column opened_at timestamptz generated always as (record.instant(doc->>'openedAt')) stored,
  add column reason text generated always as (doc->>'cancelled') stored,
  add column sessions jsonb generated always as (doc->'sessions') stored,
  add column moves jsonb generated always as (doc->'moves') stored,
  add column stages jsonb generated always as (doc->'stages') stored,
  -- Held, and nobody asked and nothing was promised (NH-33).
  add column silent boolean generated always as (doc->>'state' = 'held' and coalesce((doc->>'questions')::int, 0) = 0 and jsonb_array_length(doc->'actions') = 0) stored;
create index conference_opened on conferences.conference (opened_at desc, id);
create index conference_begins on conferences.conference (begins desc, id) where state in ('ready', 'open', 'held', 'cancelled');
-- One slot of the year, one conference: a cancelled one gives the slot back.
create unique index conference_slot on conferences.conference (slot_id) where slot_id is not null and state <> 'cancelled';
create policy public_reads on conferences.conference for select to huiying_public using (state in ('ready', 'open', 'held', 'cancelled'));
grant select (id, state, occasion, form, title, place, venue, live, begins, ends, held_at, reason, sessions, moves, stages) on conferences.conference to huiying_public;

select record.make_aggregate('conferences', 'line');
alter table conferences.line
  add column conference_id uuid generated always as ((doc->>'conferenceId')::uuid) stored,
  add column no int generated always as ((doc->>'no')::int) stored,
  add column state text generated always as (doc->>'state') stored,
  add column said_at timestamptz generated always as (record.instant(doc->>'at')) stored,
  add column speaker text generated always as (doc->>'speaker') stored,
  add column words text generated always as (doc->>'text') stored,
  add column corrects int generated always as ((doc->>'corrects')::int) stored;
-- Two writers at one moment: the second looks again and takes the next number.
create unique index line_no on conferences.line (conference_id, no);
-- The `live` gate: outside reads what a second person let go, and nothing else.
create policy public_reads on conferences.line for select to huiying_public using (state = 'released');
grant select (conference_id, no, state, said_at, speaker, words, corrects) on conferences.line to huiying_public;
-- What was written down is never rewritten (NH-36), whoever asks.
create function conferences.keep_line() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.doc - 'state' - 'releasedAt') = (old.doc - 'state' - 'releasedAt') and new.id = old.id and (old.doc->>'state' = 'written' or new.doc = old.doc) then
    return new;
  end if;
  raise exception 'record/append-only: % on conferences.line is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger keep before update or delete on conferences.line for each row execute function conferences.keep_line();
alter table conferences.line enable always trigger keep;

select record.make_aggregate('conferences', 'question');
alter table conferences.question
  add column conference_id uuid generated always as ((doc->>'conferenceId')::uuid) stored,
  add column no int generated always as ((doc->>'no')::int) stored,
  add column state text generated always as (doc->>'state') stored,
  add column origin text generated always as (doc->>'from') stored,
  add column outlet text generated always as (doc->>'outlet') stored,
  add column wording text generated always as (doc->>'wording') stored,
  add column topic_id uuid generated always as ((doc->>'topicId')::uuid) stored,
  add column unit_id uuid generated always as ((doc->>'unitId')::uuid) stored,
  add column unit_name text generated always as (coalesce(doc->'answeredBy'->>'unitName', doc->>'unitName')) stored,
  add column spoke text generated always as (doc->'answeredBy'->>'name') stored,
  add column message_id uuid generated always as ((doc->>'messageId')::uuid) stored,
  add column release_id uuid generated always as ((doc->>'releaseId')::uuid) stored,
  add column merged_no int generated always as ((doc->'mergedInto'->>'no')::int) stored,
  add column reason text generated always as (doc->>'declined') stored,
  add column resolved boolean generated always as (doc ? 'resolved') stored,
  add column asked_at timestamptz generated always as (record.instant(doc->>'askedAt')) stored,
  add column answered_at timestamptz generated always as (record.instant(doc->>'answeredAt')) stored,
  add column due_at timestamptz generated always as (record.instant(doc->>'dueAt')) stored;
create unique index question_no on conferences.question (conference_id, no);
create index question_topic on conferences.question (topic_id) where state = 'asked' and topic_id is not null;
create index question_unit on conferences.question (unit_id, due_at) where state = 'followUpOpen';
create index question_message on conferences.question (message_id) where message_id is not null;
-- Every question has a public fate (NH-30, XM4-17); of a citizen's, only what the office worded.
create policy public_reads on conferences.question for select to huiying_public using (true);
grant select (id, conference_id, no, state, origin, outlet, wording, unit_name, spoke, release_id, merged_no, reason, resolved, asked_at, answered_at, due_at) on conferences.question to huiying_public;
