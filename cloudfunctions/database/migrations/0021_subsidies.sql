-- Applications for the three subsidies (三补): papers, review, publicity, decision, payment, appeal (domain A0 0.11, A1 1.16, H51).

create table subsidy_application (
  person_id bigint not null,
  application_id bigint not null,
  programme text not null,
  programme_version integer not null,
  period text not null,
  event_on date not null,
  cost integer not null check (cost >= 0),
  amount integer check (amount > 0 and amount <= cost),
  state text not null check (state in ('submitted', 'returned', 'reviewed', 'approved', 'paid', 'refused', 'appealed', 'withdrawn')),
  account_sealed bytea not null,
  account_last4 text not null check (account_last4 ~ '^[0-9]{4}$'),
  holder_matches boolean not null,
  submitted_at timestamptz not null,
  due_on date not null,
  reviewed_by text,
  published boolean not null,
  public_from date,
  public_until date,
  decided_by text,
  refused_by text,
  appealed boolean not null default false,
  payment_reference text,
  primary key (person_id, application_id),
  check (state not in ('reviewed', 'approved', 'paid') or (reviewed_by is not null and amount is not null)),
  check (not published or state not in ('reviewed', 'approved', 'paid') or public_until is not null),
  check (published or public_until is null),
  check ((public_from is null) = (public_until is null) and public_from <= public_until),
  check (state not in ('approved', 'paid') or decided_by is not null),
  check (state <> 'refused' or refused_by is not null),
  check ((state = 'paid') = (payment_reference is not null)),
  constraint subsidy_by_two check (decided_by <> reviewed_by)
);
comment on table subsidy_application is 'One application for a subsidy. [dist: person_id]';
comment on column subsidy_application.period is 'person:<year> of the submission, as voucher.subject.';
comment on column subsidy_application.event_on is 'The delivery, discharge or treatment: on this day the category counts (domain H51).';
comment on column subsidy_application.cost is 'The most that the programme version gave at the submission, in fen; amount is what the reviewer found.';
comment on column subsidy_application.account_sealed is 'JSON of the bank account and its holder.';
comment on column subsidy_application.published is 'False where the very name of the programme tells something: it is never shown to others (domain F4).';
create unique index subsidy_one_period on subsidy_application (person_id, programme, period) where state not in ('refused', 'withdrawn');
create unique index subsidy_one_event on subsidy_application (person_id, programme, event_on) where state not in ('refused', 'withdrawn');
create index subsidy_due on subsidy_application (state, due_on, application_id) where state in ('submitted', 'reviewed', 'approved', 'appealed');

create index subsidy_application_id on subsidy_application (application_id);

create table subsidy_event (
  person_id bigint not null,
  application_id bigint not null,
  event_id bigint not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  account_key text not null,
  reason text,
  papers text[] not null default '{}',
  words_sealed bytea,
  supervisor_sealed bytea,
  primary key (person_id, application_id, event_id),
  foreign key (person_id, application_id) references subsidy_application (person_id, application_id)
);
comment on table subsidy_event is 'One row for each transition; append-only. [dist: person_id]';
comment on column subsidy_event.papers is 'Of a return: every paper that was missing.';
comment on column subsidy_event.supervisor_sealed is 'Why a manager let a second return name other papers (domain A4 4.3).';

create table subsidy_paper (
  person_id bigint not null,
  application_id bigint not null,
  paper text not null,
  seen_by text not null,
  seen_at timestamptz not null,
  primary key (person_id, application_id, paper),
  foreign key (person_id, application_id) references subsidy_application (person_id, application_id)
);
comment on table subsidy_paper is 'Which original papers were seen, and by whom. [dist: person_id]';

create table subsidy_objection (
  person_id bigint not null,
  objection_id bigint not null,
  application_id bigint not null,
  account_key text not null,
  said_sealed bytea not null,
  made_at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  answer_sealed bytea,
  primary key (person_id, objection_id),
  foreign key (person_id, application_id) references subsidy_application (person_id, application_id),
  check ((answered_by is null) = (answered_at is null) and (answered_by is null) = (answer_sealed is null))
);
comment on table subsidy_objection is 'What somebody said against an application while it was public; open, it holds the decision. [dist: person_id]';
comment on column subsidy_objection.person_id is 'The applicant, not who objects: that is account_key, which the applicant never sees.';
create unique index subsidy_objection_one_open on subsidy_objection (person_id, application_id, account_key) where answered_at is null;
create index subsidy_objection_made_by on subsidy_objection (account_key);
