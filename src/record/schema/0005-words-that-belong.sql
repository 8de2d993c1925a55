-- Words that an asker adds later (why an answer should be looked at again) belong to the message: they are opened and erased with it.
alter table record.sealed_words add column belongs_to uuid;
create index sealed_words_belonging on record.sealed_words (belongs_to) where belongs_to is not null;
