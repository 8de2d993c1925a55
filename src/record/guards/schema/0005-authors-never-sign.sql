-- Nobody clears their own text (RL-9): the signature of an author is refused where it is written, whatever the code above says.
grant usage on schema review to huiying_guard;
grant create on schema review to huiying_guard;
create function review.refuse_author() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from statements.edition e where e.statement_id = new.statement_id and e.digest = new.digest and new.person_id = any (e.author_ids)) then
    raise exception 'record/author-signs: % wrote this edition of % and cannot sign it', new.person_id, new.statement_id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
alter function review.refuse_author() owner to huiying_guard;
revoke create on schema review from huiying_guard;
revoke all on function review.refuse_author() from public;
create trigger author_never_signs before insert on review.signature for each row execute function review.refuse_author();
alter table review.signature enable always trigger author_never_signs;
