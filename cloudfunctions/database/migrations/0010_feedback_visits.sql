-- Answers of residents and what followed from them; the three classes of home visits, their plan and their cards.

create table feedback_answer (
  person_id bigint not null,
  answer_id bigint not null,
  about text not null,
  source text not null check (source in ('resident', 'phone', 'visit')),
  answer text not null check (answer in ('done_elsewhere', 'not_now', 'inconvenient', 'wrong_data', 'call_me')),
  topic text,
  region bigint not null,
  answered_on date not null,
  answered_at timestamptz not null,
  account_key text not null,
  withdrawn_at timestamptz,
  primary key (person_id, answer_id)
);
comment on table feedback_answer is 'What somebody answered to a message, a call or a visit. A changed answer is a new row; the old one is withdrawn and kept. [dist: person_id]';
comment on column feedback_answer.about is 'message:<id>, task:<id> or visit:<id>.';
comment on column feedback_answer.topic is 'Programme code, or the key of a stage that belongs to no programme: the first that was told. Null for an appointment.';
comment on column feedback_answer.region is 'Village at the time of the answer, 12 digits.';
create unique index feedback_answer_one_standing on feedback_answer (person_id, about) where withdrawn_at is null;
create index feedback_answer_day on feedback_answer (answered_on) where withdrawn_at is null;

create table strategy_application (
  person_id bigint not null,
  application_id bigint not null,
  answer_id bigint not null,
  strategy text not null,
  does text not null check (does in ('snooze', 'channel', 'task', 'close')),
  topic text,
  template text,
  pregnancy_id bigint,
  until date,
  use_channel text check (use_channel in ('phone', 'sms', 'wechat')),
  task_id bigint,
  applied_on date not null,
  undone_at timestamptz,
  primary key (person_id, application_id),
  foreign key (person_id, answer_id) references feedback_answer (person_id, answer_id),
  check ((does = 'channel') = (use_channel is not null)),
  check ((does = 'task') = (task_id is not null)),
  check (does <> 'snooze' or (topic is not null and until is not null)),
  check (does <> 'close' or (topic is not null and (until is not null or pregnancy_id is not null)))
);
comment on table strategy_application is 'A strategy of the catalogue, applied because of an answer; in force until undone, and for snooze and close until its day. Of several channels the last holds. [dist: person_id]';
comment on column strategy_application.until is 'First day on which something automatic may be said about the topic again.';
comment on column strategy_application.pregnancy_id is 'A topic of a pregnancy is closed for that pregnancy only.';
comment on column strategy_application.template is 'Template of the first contact that was answered: said once more when a snooze ends.';
create index strategy_application_quiet on strategy_application (person_id, topic) where undone_at is null and does in ('snooze', 'close');
create index strategy_application_channel on strategy_application (person_id, application_id) where undone_at is null and does = 'channel';
create index strategy_application_ends on strategy_application (until) where undone_at is null and does = 'snooze';
create index strategy_application_effect on strategy_application (applied_on) where undone_at is null;

create table service_rating (
  person_id bigint not null,
  voucher_id bigint not null,
  programme text not null,
  institution_id bigint,
  region bigint not null,
  stars smallint not null check (stars between 1 and 5),
  words_sealed bytea,
  rated_on date not null,
  rated_at timestamptz not null,
  primary key (person_id, voucher_id)
);
comment on table service_rating is 'What somebody thought of a service used; each of a couple rates for himself or herself. [dist: person_id]';
create index service_rating_day on service_rating (rated_on);

create table visit_subject (
  person_id bigint primary key,
  class smallint check (class in (1, 2, 3)),
  since date not null,
  region bigint not null,
  contraception text,
  contraception_on date
);
comment on table visit_subject is 'The present 访视 class of a woman, null when she is in none any more; written by classification and by cards. [dist: person_id]';
comment on column visit_subject.since is 'First day in the present class.';
comment on column visit_subject.contraception is 'Method in use, as told at the last visit that asked; null when never asked.';
create index visit_subject_class on visit_subject (region, class) where class is not null;

create table visit_plan (
  person_id bigint not null,
  visit_id bigint not null,
  class smallint not null check (class in (1, 2, 3)),
  step text not null,
  title text not null,
  opens_on date not null,
  due_on date not null,
  region bigint not null,
  state text not null check (state in ('open', 'done', 'refused', 'not_home', 'moved', 'missed', 'withdrawn')),
  attempts smallint not null default 0,
  settled_on date,
  primary key (person_id, visit_id),
  check (opens_on <= due_on),
  check ((state = 'open') = (settled_on is null))
);
comment on table visit_plan is 'The next visit due of each woman and the visits before it. [dist: person_id]';
comment on column visit_plan.state is 'not_home: given up after the third attempt. missed: its time passed and another visit took its place. withdrawn: its ground is gone, and it counts nowhere.';
comment on column visit_plan.step is 'stage key of a staged class, or interval.';
create unique index visit_plan_one_open on visit_plan (person_id) where state = 'open';
create index visit_plan_due on visit_plan (region, due_on) where state = 'open';
create index visit_plan_visit on visit_plan (visit_id);
create index visit_plan_settled on visit_plan (due_on) where state <> 'withdrawn';

create table visit_card (
  person_id bigint not null,
  card_id bigint not null,
  visit_id bigint not null,
  corrects bigint,
  class smallint not null,
  title text not null,
  due_on date not null,
  visited_on date not null,
  outcome text not null check (outcome in ('done', 'refused', 'not_home', 'moved')),
  counselled boolean not null,
  educated boolean not null,
  contraceptives jsonb not null,
  contraception text,
  answer text,
  words_sealed bytea,
  region bigint not null,
  account_key text not null,
  archived_at timestamptz not null,
  seal bytea not null,
  primary key (person_id, card_id),
  foreign key (person_id, visit_id) references visit_plan (person_id, visit_id)
);
comment on table visit_card is 'Visit cards (建卡归档): append-only. A correction is a new card that names the old one. [dist: person_id]';
comment on column visit_card.corrects is 'The card that this one replaces; each card is replaced at most once.';
comment on column visit_card.words_sealed is 'Reason of a refusal or of a correction, and a note.';
comment on column visit_card.contraceptives is 'Handed out: [{kind, quantity}].';
comment on column visit_card.seal is 'Keyed hash of the whole card: one that was changed behind our back is seen when it is read.';
create unique index visit_card_corrected_once on visit_card (person_id, corrects) where corrects is not null;
create index visit_card_day on visit_card (visited_on);
-- No row trigger (they do not distribute): not even the owner keeps the privilege to change or remove a card.
revoke update, delete, truncate on visit_card from current_user;
revoke update, delete, truncate on visit_card from public;
