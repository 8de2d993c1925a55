-- Whoever looks for effects of few kinds finds them without walking past all that waits of others.
create index outbox_kind on record.outbox (kind, ready_at);
