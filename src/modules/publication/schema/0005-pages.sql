-- What kind of page an edition on the shelf is, and the release that it explains.
alter table publication.shelf add column page_kind text, add column about uuid;
