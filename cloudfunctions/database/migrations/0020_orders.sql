-- Certified families: reports and decisions, contact persons, orders, days without messages.

create table family_certification (
  person_id bigint not null,
  certification_id bigint not null,
  category text not null check (category in ('special_family', 'low_income', 'destitute', 'disabled')),
  proof text not null check (proof in ('certificate', 'register', 'card', 'visit')),
  state text not null check (state in ('reported', 'confirmed', 'refused')),
  region bigint not null,
  reported_by text not null,
  reported_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason_sealed bytea,
  primary key (person_id, certification_id),
  check ((state = 'reported') = (decided_at is null)),
  check ((state = 'refused') = (reason_sealed is not null)),
  constraint family_certification_two_people check (decided_by <> reported_by)
);
comment on table family_certification is 'What a village reported of a family and what an officer made of it; a confirmed one is a row of hardship. [dist: person_id]';
comment on column family_certification.region is '12-digit village of the family on the day of the report.';
create unique index family_certification_one_open on family_certification (person_id, category, reported_by) where state = 'reported';
create index family_certification_waiting on family_certification (region, certification_id) where state = 'reported';

create table family_certification_end (
  person_id bigint not null,
  end_id bigint not null,
  category text not null,
  ended_on date not null,
  by_account text not null,
  at timestamptz not null,
  reason_sealed bytea not null,
  primary key (person_id, end_id)
);
comment on table family_certification_end is 'Who ended a category and why; append-only. Nothing but an officer ends one (domain H49). [dist: person_id]';

create table family_contact (
  person_id bigint not null,
  account_key text not null,
  place smallint not null check (place in (1, 2)),
  phone text not null,
  named_by text not null,
  named_at timestamptz not null,
  primary key (person_id, account_key)
);
comment on table family_contact is 'The named humans of a family (三个全覆盖): they alone, and officers, know of it. [dist: person_id]';
comment on column family_contact.phone is 'The work number that the family may ring.';
create index family_contact_of on family_contact (account_key);

create table family_order (
  person_id bigint not null,
  order_id bigint not null,
  item text not null,
  state text not null check (state in ('draft', 'submitted', 'accepted', 'scheduled', 'done', 'rated', 'refused', 'cancelled')),
  region bigint not null,
  answers_sealed bytea not null,
  wanted_on date,
  deadline date,
  done_by date,
  worker text,
  scheduled_on date,
  scheduled_at time,
  channel text check (channel in ('home', 'phone', 'video', 'place')),
  moved smallint not null default 0,
  note_sealed bytea,
  refusal_sealed bytea,
  rating smallint,
  created_at timestamptz not null,
  primary key (person_id, order_id),
  constraint family_order_deadline check ((state in ('submitted', 'accepted', 'scheduled')) = (deadline is not null)),
  constraint family_order_worker check (state not in ('accepted', 'scheduled', 'done', 'rated', 'refused') or worker is not null),
  constraint family_order_appointment check (
    (scheduled_on is null) = (scheduled_at is null) and (scheduled_on is null) = (channel is null)
    and (state not in ('scheduled', 'done', 'rated') or scheduled_on is not null)),
  constraint family_order_note check ((state in ('done', 'rated')) = (note_sealed is not null)),
  constraint family_order_refusal check ((state = 'refused') = (refusal_sealed is not null)),
  constraint family_order_rating check ((state = 'rated') = (rating is not null) and rating between 1 and 5)
);
comment on table family_order is 'What a family ordered and how far it is (states: types/orders.ts). [dist: person_id]';
comment on column family_order.region is '12-digit village on the day of the order.';
comment on column family_order.answers_sealed is 'What she filled in, sealed JSON by field.';
comment on column family_order.deadline is 'Last day of the next step: the acceptance, the service, or the appointment.';
comment on column family_order.done_by is 'The day until which the item promises to be done, fixed when it is submitted.';
comment on column family_order.moved is 'How often the appointment was set: part of the identity of its message.';
create index family_order_waiting on family_order (deadline, order_id) where state in ('submitted', 'accepted', 'scheduled');
create index family_order_by_id on family_order (order_id);

create table order_event (
  person_id bigint not null,
  order_id bigint not null,
  event_id bigint not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  account_key text not null,
  primary key (person_id, order_id, event_id),
  foreign key (person_id, order_id) references family_order (person_id, order_id)
);
comment on table order_event is 'One row a transition of an order; append-only. [dist: person_id]';

create table quiet_day (
  person_id bigint not null,
  month_day text not null check (month_day ~ '^\d\d-\d\d$'),
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (person_id, month_day)
);
comment on table quiet_day is 'Days of the year on which a family gets no automatic message; no reason is asked. [dist: person_id]';
