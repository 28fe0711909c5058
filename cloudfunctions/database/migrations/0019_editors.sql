-- Whoever has ever written in a draft is one of its hands: the second person is nobody of them.

alter table programme_draft add column editors text[] not null default '{}';
update programme_draft set editors = array(select distinct unnest(array[author, saved_by]));
alter table programme_draft drop constraint draft_second_person;
alter table programme_draft add constraint draft_second_person check (
  state <> 'published' or (decided_by <> author and decided_by <> saved_by and decided_by <> submitted_by and decided_by <> all (editors)));
comment on column programme_draft.editors is 'Account keys of all who have saved it, each once; never shortened.';
