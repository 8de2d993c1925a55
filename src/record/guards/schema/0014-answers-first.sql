-- Answers are listed without walking over what answers nobody.
create index shelf_answers on publication.shelf (released_at desc, release_id desc) where audience = 'public' and state in ('out', 'withdrawn') and cardinality(answers) > 0;
