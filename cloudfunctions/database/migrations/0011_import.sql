-- Imports from a screen, in steps, undoable; people who may be one; notices from hospitals to towns and villages.

alter table import_batch
  add column state text not null default 'done'
    check (state in ('uploading', 'checking', 'checked', 'importing', 'done', 'undoing', 'undone', 'discarded')),
  add column file_name text not null default '',
  add column file_size integer not null default 0 check (file_size >= 0),
  add column file_crc bigint not null default 0,
  add column parts smallint not null default 0,
  add column steps integer not null default 0,
  add column step integer not null default 0,
  add column rows_total integer not null default 0,
  add column account_key text not null default 'command',
  add column checked_counts jsonb,
  add column undo_counts jsonb,
  add column reason_sealed bytea,
  add column started_at timestamptz,
  add column closed_at timestamptz;
comment on column import_batch.state is 'done is also what a batch by command is from the beginning.';
comment on column import_batch.file_crc is 'CRC-32 of the file as the sender''s device computed it: what was put together must be the same file.';
comment on column import_batch.step is 'Slices of the present state that are finished; steps is how many there are. Advances in the transaction of the slice.';
comment on column import_batch.checked_counts is 'What the dry run found, once it has gone through every slice.';
comment on column import_batch.undo_counts is 'Records put back, and records left as they are, of an undo.';
comment on column import_batch.reason_sealed is 'Why the batch was undone, as the manager wrote it.';
create index import_batch_newest on import_batch (started_at desc, batch_id desc);

create table import_part (
  batch_id bigint not null,
  kind text not null check (kind in ('file', 'slice', 'diff')),
  part_no integer not null check (part_no >= 0),
  created_at timestamptz not null,
  body_sealed bytea not null,
  primary key (batch_id, kind, part_no)
);
comment on table import_part is 'A file on its way: as uploaded, then as slices of rows, and what the dry run would change. Sealed; gone when the import is done or after 24 hours. [dist: batch_id]';
create index import_part_old on import_part (created_at);

create table import_change (
  person_id bigint not null,
  change_id bigint not null,
  batch_id bigint not null,
  kind text not null check (kind in ('person', 'couple', 'pregnancy', 'hardship')),
  record text not null,
  before jsonb,
  after jsonb,
  at timestamptz not null,
  undone_at timestamptz,
  kept text,
  primary key (person_id, change_id)
);
comment on table import_change is 'What a batch wrote, record by record, with the record as it was before. [dist: person_id]';
comment on column import_change.record is 'Couple or pregnancy id, or category and day of a certification; empty for the person.';
comment on column import_change.before is 'The columns that an import may change, as they were; sealed ones stay sealed. Null when the batch created the record.';
comment on column import_change.after is 'The same columns as the batch left them: an undo puts back only what nobody has touched since.';
comment on column import_change.kept is 'Why an undo left the record as it is.';
create index import_change_batch on import_change (batch_id, change_id);

create table duplicate_pair (
  person_id bigint not null,
  other_id bigint not null,
  score smallint not null,
  grounds text[] not null,
  state text not null check (state in ('open', 'merged', 'different')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason_sealed bytea,
  primary key (person_id, other_id),
  check (person_id < other_id)
);
comment on table duplicate_pair is 'Two records that may be one human being (domain H45); a decision stands until it is taken back. [dist: person_id]';
create index duplicate_pair_open on duplicate_pair (score desc, found_at, person_id, other_id) where state = 'open';
create index duplicate_pair_other on duplicate_pair (other_id);

create table person_merge (
  person_id bigint not null,
  merge_id bigint not null,
  absorbed_id bigint not null,
  merged_at timestamptz not null,
  account_key text not null,
  reason_sealed bytea not null,
  undone_at timestamptz,
  undone_by text,
  undo_reason_sealed bytea,
  primary key (person_id, merge_id)
);
comment on table person_merge is 'Two records became one. person_id stays, absorbed_id left the population until the merge is undone. [dist: person_id]';
create index person_merge_absorbed on person_merge (absorbed_id);
create index person_merge_newest on person_merge (merge_id);

create table merge_change (
  person_id bigint not null,
  merge_id bigint not null,
  seq integer not null,
  table_name text not null,
  mode text not null check (mode in ('moved', 'dropped', 'changed', 'removed')),
  before jsonb not null,
  after jsonb,
  primary key (person_id, merge_id, seq),
  foreign key (person_id, merge_id) references person_merge (person_id, merge_id)
);
comment on column merge_change.mode is 'moved: copied under the survivor. dropped: the survivor had its twin. changed: in place. removed: the person''s own row.';
comment on table merge_change is 'Every row that a merge moved, as it was and as it became; sealed columns stay sealed. [dist: person_id]';

create table notice (
  person_id bigint not null,
  notice_id bigint not null,
  dedupe_key text not null,
  kind text not null check (kind in ('pregnancy', 'examination', 'birth')),
  state text not null check (state in ('received', 'acknowledged', 'forwarded', 'answered', 'withdrawn')),
  institution_id bigint,
  batch_id bigint,
  village bigint not null,
  happened_on date,
  received_at timestamptz not null,
  due_on date not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  forwarded_at timestamptz,
  forwarded_by text,
  village_due_on date,
  village_acknowledged_at timestamptz,
  village_acknowledged_by text,
  feedback text check (feedback in ('visited', 'phoned', 'away', 'moved_out', 'not_found')),
  feedback_note_sealed bytea,
  answered_at timestamptz,
  primary key (person_id, notice_id),
  unique (person_id, dedupe_key)
);
comment on table notice is 'A hospital''s notice of a pregnancy, an examination or a birth, on its way to the town and to the village (产检信息接收, A1 1.6). [dist: person_id]';
comment on column notice.village is '12-digit village of residence when the notice came; a town''s code padded with zeros when the village is not known.';
comment on column notice.due_on is 'Last working day on which the town should acknowledge.';
create index notice_open on notice (due_on, notice_id) where state in ('received', 'acknowledged', 'forwarded');
create index notice_village on notice (village, due_on, notice_id);
