-- Results of premarital and pre-pregnancy checks: entered by one, released by a doctor, read by the person alone (domain F3).

alter table staff drop constraint staff_role_check;
alter table staff add constraint staff_role_check check (role in ('clerk', 'health_worker', 'manager', 'administrator', 'doctor'));

create table exam_result (
  person_id bigint not null,
  result_id bigint not null,
  service text not null,
  institution_id bigint not null,
  examined_on date not null,
  state text not null check (state in ('entered', 'released', 'replaced')),
  items_sealed bytea not null,
  opinion_sealed bytea not null,
  entered_by text not null,
  entered_at timestamptz not null,
  released_by text,
  released_at timestamptz,
  explained_how text check (explained_how in ('in_person', 'video')),
  explained_by text,
  explained_at timestamptz,
  replaces_id bigint,
  reason_sealed bytea,
  primary key (person_id, result_id),
  constraint exam_result_by_two check (released_by <> entered_by),
  check ((released_by is null) = (released_at is null)),
  check (state <> 'released' or released_by is not null),
  check ((explained_how is null) = (explained_at is null) and (explained_how is null) = (explained_by is null)),
  check (explained_how is null or released_by is not null),
  check ((replaces_id is null) = (reason_sealed is null))
);
comment on table exam_result is 'One version of the result of one check of one person. A correction is a new row that names what it replaces. [dist: person_id]';
comment on column exam_result.items_sealed is 'JSON of the items with their values.';
comment on column exam_result.opinion_sealed is 'JSON of the medical opinion and the advice.';
create unique index exam_result_one on exam_result (person_id, service, examined_on) where state = 'entered';
create unique index exam_result_released on exam_result (person_id, service, examined_on) where state = 'released';
create index exam_result_here on exam_result (institution_id, state, entered_at);

create table result_share (
  person_id bigint not null,
  result_id bigint not null,
  item text not null,
  partner_id bigint not null,
  shared_at timestamptz not null,
  primary key (person_id, result_id, item),
  foreign key (person_id, result_id) references exam_result (person_id, result_id)
);
comment on table result_share is 'What she or he lets the partner read, item by item; taken back it is gone. [dist: person_id]';

create table result_follow_up (
  person_id bigint not null,
  follow_up_id bigint not null,
  result_id bigint not null,
  institution_id bigint not null,
  due_on date not null,
  words_sealed bytea not null,
  opened_by text not null,
  opened_at timestamptz not null,
  done_by text,
  done_at timestamptz,
  done_sealed bytea,
  primary key (person_id, follow_up_id),
  foreign key (person_id, result_id) references exam_result (person_id, result_id),
  check ((done_by is null) = (done_at is null) and (done_by is null) = (done_sealed is null))
);
comment on table result_follow_up is 'What a doctor wants looked at again, for the doctors of the institution alone. [dist: person_id]';
create index result_follow_up_due on result_follow_up (institution_id, due_on) where done_at is null;
