-- The name of a source that was removed is free again.
drop index signals.source_name;
create unique index source_name on signals.source (name) where state <> 'removed';
