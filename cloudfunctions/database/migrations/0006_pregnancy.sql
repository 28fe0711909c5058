-- Pregnancies with versioned dating, reminders, messages, the outbox, phone tasks.

create table pregnancy (
  person_id bigint not null,
  pregnancy_id bigint not null,
  state text not null check (state in ('ongoing', 'birth', 'loss', 'closed')),
  lmp date,
  edd date,
  dating_method text not null check (dating_method in ('LMP', 'US_T1', 'US_T2', 'ART', 'CLINICIAN', 'UNDATED')),
  dating_version smallint not null default 1,
  fetuses smallint not null default 1 check (fetuses between 1 and 6),
  booklet_on date,
  reported_on date,
  institution_id bigint,
  source text not null check (source in ('self', 'clinic', 'import', 'village')),
  outcome text check (outcome in ('birth', 'miscarriage', 'termination', 'stillbirth', 'moved', 'wrong_entry')),
  outcome_on date,
  created_at timestamptz not null,
  primary key (person_id, pregnancy_id),
  check ((dating_method = 'UNDATED') = (edd is null)),
  check ((state = 'ongoing') = (outcome is null))
);
comment on table pregnancy is 'EDD dates the pregnancy; dating LMP = EDD - 280 days (WHO ANC DAK). lmp is what she reported. [dist: person_id]';
comment on column pregnancy.reported_on is 'The day of the village report that made it known. A loss dated before that was another pregnancy''s.';
create unique index pregnancy_one_ongoing on pregnancy (person_id) where state = 'ongoing';

create table pregnancy_dating (
  person_id bigint not null,
  pregnancy_id bigint not null,
  dating_version smallint not null,
  method text not null,
  lmp date,
  edd date,
  scan_on date,
  scan_ga_days smallint,
  account_key text not null,
  at timestamptz not null,
  primary key (person_id, pregnancy_id, dating_version),
  foreign key (person_id, pregnancy_id) references pregnancy (person_id, pregnancy_id)
);
comment on table pregnancy_dating is 'Every dating that ever held: who, when, by what. Append-only. [dist: person_id]';

create table reminder (
  person_id bigint not null,
  pregnancy_id bigint not null,
  stage text not null,
  occurrence smallint not null,
  dating_version smallint not null,
  opens_on date not null,
  closes_on date not null,
  due_on date not null,
  state text not null check (state in ('planned', 'sent', 'skipped', 'cancelled', 'silenced')),
  message_id bigint,
  primary key (person_id, pregnancy_id, stage, occurrence, dating_version)
);
comment on table reminder is 'The primary key is the identity of a reminder: it cannot be planned twice. [dist: person_id]';
create index reminder_due on reminder (due_on) where state = 'planned';

create table message (
  person_id bigint not null,
  message_id bigint not null,
  dedupe_key text not null,
  kind text not null check (kind in ('service', 'reminder', 'appointment', 'voucher')),
  template text not null,
  params jsonb not null,
  urgency text not null check (urgency in ('U1', 'U2', 'U3', 'U4')),
  pregnancy_id bigint,
  dating_version smallint,
  last_day date not null,
  state text not null check (state in ('queued', 'sent', 'failed', 'outcome_unknown', 'suppressed', 'phone_task')),
  reason text,
  channel text check (channel in ('wechat', 'sms', 'phone')),
  attempts smallint not null default 0,
  send_at timestamptz not null,
  asked_at timestamptz,
  sent_at timestamptz,
  primary key (person_id, message_id),
  unique (person_id, dedupe_key)
);
comment on table message is 'What we meant to say, whether it went, by which channel, or why not. params hold no personal data. [dist: person_id]';
comment on column message.last_day is 'Never sent after this day.';
comment on column message.asked_at is 'Set and committed before the provider is asked. A queued message that has it was in doubt when its process ended.';
create index message_newest on message (message_id);
create index message_queued on message (send_at) where state = 'queued';

create table outbox (
  bucket smallint not null check (bucket between 0 and 63),
  message_id bigint not null,
  person_id bigint not null,
  lease_until timestamptz not null,
  attempts smallint not null default 0,
  worker integer,
  primary key (bucket, message_id)
);
comment on table outbox is 'The narrow work queue: due time and lease are one column, so that an expired lease re-appears by itself. [dist: bucket]';
create index outbox_due on outbox (lease_until);

create table subscription_credit (
  person_id bigint not null,
  template text not null,
  granted integer not null default 0,
  used integer not null default 0,
  primary key (person_id, template),
  constraint credit_not_overdrawn check (used between 0 and granted)
);
comment on table subscription_credit is 'One-time WeChat subscribe messages that she accepted and we have not used. [dist: person_id]';

create table message_hold (
  person_id bigint not null,
  hold_id bigint not null,
  reason text not null check (reason in ('loss', 'staff', 'complaint', 'resident')),
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (person_id, hold_id)
);
comment on table message_hold is 'While a hold is open, nothing automatic is sent to this person. [dist: person_id]';

create table task (
  person_id bigint not null,
  task_id bigint not null,
  dedupe_key text not null,
  kind text not null check (kind in ('phone_reminder', 'care_call', 'undated_pregnancy', 'correct_data')),
  region bigint not null,
  due_on date not null,
  reason text not null,
  state text not null check (state in ('open', 'done', 'refused', 'unreachable', 'moved', 'withdrawn')),
  note_sealed bytea,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  primary key (person_id, task_id),
  unique (person_id, dedupe_key)
);
comment on table task is 'Work for a human, with a deadline and a closed loop. [dist: person_id]';
comment on column task.state is 'withdrawn: nobody is to call any more, because the ground is gone (a pregnancy ended, a life ended).';
create index task_open on task (region, due_on) where state = 'open';
