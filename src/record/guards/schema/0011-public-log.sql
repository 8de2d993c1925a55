-- The public reads the text behind a leaf only while the same edition stands on its own shelf.
create policy public_reads on log.text for select to huiying_public
  using (exists (select from publication.shelf s where s.release_id = document_id and s.no = text.no and s.audience = 'public' and s.state <> 'erased'));
