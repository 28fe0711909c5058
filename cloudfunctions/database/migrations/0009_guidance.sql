-- Service guidance (服务引导名单): who should get what and has not, who looks after it, and what was done.

create table guidance (
  person_id bigint not null,
  programme text not null,
  opened_on date not null,
  due_on date not null,
  region bigint not null,
  owner text,
  institution_id bigint,
  state text not null check (state in ('open', 'contacted', 'handed_over', 'accepted', 'done', 'declined', 'unreachable', 'moved', 'closed')),
  ended_on date,
  primary key (person_id, programme, opened_on),
  check (opened_on <= due_on),
  check (state not in ('done', 'closed') or ended_on is not null),
  check (state not in ('handed_over', 'accepted') or institution_id is not null)
);
comment on table guidance is 'One line of a service list: somebody is entitled to a programme and has neither used nor claimed it. Opened and ended by the passes alone; the rest by people. [dist: person_id]';
comment on column guidance.due_on is 'opened_on + guideDays of the programme version of that day.';
comment on column guidance.region is 'Village of the person as her facts say it, 0 when unknown; follows her while the line stands.';
comment on column guidance.owner is 'Account key of who looks after it; null: the health worker whose division covers the village most closely.';
comment on column guidance.institution_id is 'To which it was handed over.';
comment on column guidance.ended_on is 'Null while the person is entitled. A line on which somebody declined stands until the entitlement ends: it is not opened again every day.';
create unique index guidance_one_standing on guidance (person_id, programme) where ended_on is null;
create index guidance_due on guidance (programme, due_on, person_id) where ended_on is null;
create index guidance_region on guidance (region, due_on) where ended_on is null;
create index guidance_inbox on guidance (institution_id, due_on) where ended_on is null and state in ('handed_over', 'accepted');

create table guidance_event (
  person_id bigint not null,
  event_id bigint not null,
  programme text not null,
  opened_on date not null,
  kind text not null check (kind in ('contact', 'assignment', 'hand_over', 'accept', 'return')),
  outcome text check (outcome in ('reached', 'unreachable', 'declined', 'moved')),
  institution_id bigint,
  owner text,
  note_sealed bytea,
  account_key text not null,
  at timestamptz not null,
  primary key (person_id, event_id),
  foreign key (person_id, programme, opened_on) references guidance (person_id, programme, opened_on),
  check ((kind = 'contact') = (outcome is not null))
);
comment on table guidance_event is 'What was done about a line of a service list; append-only. [dist: person_id]';
comment on column guidance_event.owner is 'Of an assignment: to whom.';
comment on column guidance_event.note_sealed is 'Words of the worker or the clinic.';
create index guidance_event_line on guidance_event (person_id, programme, opened_on);
revoke update, delete, truncate on guidance_event from current_user;
revoke update, delete, truncate on guidance_event from public;

create table guidance_export (
  account_key text not null,
  export_id bigint not null,
  at timestamptz not null,
  purpose text not null,
  filters jsonb not null,
  people integer not null,
  sha256 text not null,
  primary key (account_key, export_id)
);
comment on table guidance_export is 'Each file of a service list that left the system: who, why, with which filters, how many rows. Append-only. [dist: account_key]';
comment on column guidance_export.sha256 is 'Of the file, so that a file that turns up can be traced.';
comment on column guidance_export.filters is 'As asked, without the words searched for.';
revoke update, delete, truncate on guidance_export from current_user;
revoke update, delete, truncate on guidance_export from public;
