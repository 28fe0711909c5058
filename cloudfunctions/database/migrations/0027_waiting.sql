-- Who waits for a place, places held for the next in line, places freed from those who did not come, queue numbers, and
-- booking at the counter only after repeated absence (domain B3 SLOT_FULL, H32).

create table waiting (
  institution_id bigint not null,
  waiting_id bigint not null,
  service text not null,
  person_id bigint not null,
  partner_id bigint,
  first_day date not null,
  last_day date not null,
  part text not null check (part in ('any', 'morning', 'afternoon')),
  slot_id bigint,
  state text not null check (state in ('waiting', 'offered', 'booked', 'left', 'over')),
  reason text,
  refused smallint not null default 0 check (refused between 0 and 3),
  passed_over smallint not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, waiting_id),
  foreign key (institution_id, slot_id) references slot (institution_id, slot_id),
  constraint waiting_days check (first_day <= last_day),
  constraint waiting_for_two check (partner_id <> person_id),
  constraint waiting_ended check ((state in ('waiting', 'offered')) = (ended_at is null)),
  constraint waiting_why check ((state in ('left', 'over')) = (reason is not null))
);
comment on table waiting is 'One entry in the line for a service at an institution, for one or for a couple. The line goes by created_at, then waiting_id. [dist: institution_id]';
comment on column waiting.part is 'Of the day: before noon, or from noon on, by the start of the session.';
comment on column waiting.slot_id is 'Waits for this one session only; null: any session of the days and the part.';
comment on column waiting.refused is 'Offers that were declined or lapsed; with the third the entry ends.';
comment on column waiting.passed_over is 'How often a single place went to somebody behind, because two are needed here.';
create index waiting_line on waiting (institution_id, service, created_at, waiting_id) where state = 'waiting';
create index waiting_over on waiting (last_day) where state in ('waiting', 'offered');

create table waiting_member (
  person_id bigint not null,
  waiting_id bigint not null,
  institution_id bigint not null,
  service text not null,
  open boolean not null,
  primary key (person_id, waiting_id)
);
comment on table waiting_member is 'The person side of an entry in a line. [dist: person_id]';
create unique index waiting_one_open on waiting_member (person_id, service) where open;

create table held_offer (
  institution_id bigint not null,
  offer_id bigint not null,
  waiting_id bigint not null,
  slot_id bigint not null,
  places smallint not null check (places in (1, 2)),
  state text not null check (state in ('held', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, offer_id),
  foreign key (institution_id, waiting_id) references waiting (institution_id, waiting_id),
  foreign key (institution_id, slot_id) references slot (institution_id, slot_id),
  constraint held_offer_one_of_session unique (institution_id, waiting_id, slot_id),
  constraint held_offer_lives check (offered_at < expires_at),
  constraint held_offer_ended check ((state = 'held') = (ended_at is null))
);
comment on table held_offer is 'Places kept for the next in line until expires_at. While held they count in slot.booked, so that nobody else can take them. [dist: institution_id]';
comment on constraint held_offer_one_of_session on held_offer is 'Who let a session go is not asked about it again.';
create unique index held_offer_one_open on held_offer (institution_id, waiting_id) where state = 'held';
create index held_offer_due on held_offer (expires_at) where state = 'held';

alter table appointment
  add column released_at timestamptz,
  add column walk_in boolean not null default false;
comment on column appointment.released_at is 'Its places were given back a quarter of an hour after the session began, because nobody had come; they do not count in slot.booked.';
comment on column appointment.walk_in is 'Made at the counter for somebody who came without an appointment.';

create table queue_line (
  institution_id bigint not null,
  service text not null,
  day date not null,
  last_number smallint not null check (last_number > 0),
  primary key (institution_id, service, day)
);
comment on table queue_line is 'The last number given out for a service on a day: raised in the transaction that gives it, so that none is missing. [dist: institution_id]';

create table queue_ticket (
  institution_id bigint not null,
  service text not null,
  day date not null,
  number smallint not null check (number > 0),
  appointment_id bigint not null,
  taken_at timestamptz not null,
  called_at timestamptz,
  called_by text,
  primary key (institution_id, service, day, number),
  unique (institution_id, appointment_id),
  foreign key (institution_id, appointment_id) references appointment (institution_id, appointment_id),
  check ((called_at is null) = (called_by is null))
);
comment on table queue_ticket is 'The number that people get when they check in, in the order in which they come. [dist: institution_id]';

create table booking_pause (
  person_id bigint not null,
  pause_id bigint not null,
  from_day date not null,
  until_day date not null,
  missed smallint not null check (missed >= 3),
  lifted_at timestamptz,
  lifted_by text,
  reason_sealed bytea,
  primary key (person_id, pause_id),
  unique (person_id, from_day),
  constraint booking_pause_days check (from_day <= until_day),
  constraint booking_pause_lifted check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (reason_sealed is null))
);
comment on table booking_pause is 'After three sessions missed in 90 days a person books at the counter for 30 days, never for a pregnancy (domain H32). [dist: person_id]';
comment on column booking_pause.until_day is 'Its last day; on the next she books for herself again.';
comment on column booking_pause.reason_sealed is 'Why a clerk lifted it before its end.';
create index attendance_missed on attendance (person_id) where state = 'no_show';

-- A relative who may book for somebody, with her mandate and until a day (domain H41, H42).

create table helper (
  person_id bigint not null,
  helper_id bigint not null,
  place smallint not null check (place between 1 and 3),
  helper_person_id bigint,
  code_index bytea not null,
  state text not null check (state in ('asked', 'active', 'ended')),
  asked_at timestamptz not null,
  code_until timestamptz not null,
  until_day date not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  primary key (person_id, helper_id),
  constraint helper_not_self check (helper_person_id <> person_id),
  constraint helper_accepted check ((accepted_at is null) = (helper_person_id is null) and (state <> 'active' or accepted_at is not null)),
  constraint helper_ended check ((state = 'ended') = (ended_at is not null))
);
comment on table helper is 'A mandate to book and cancel for person_id, given by her own account, taken up by the code. [dist: person_id]';
comment on column helper.place is 'At most three at a time.';
create unique index helper_place on helper (person_id, place) where state <> 'ended';
create unique index helper_once on helper (person_id, helper_person_id) where state = 'active';
create index helper_code on helper (code_index) where state = 'asked';
create index helper_of on helper (helper_person_id) where state = 'active';

create table helper_booking (
  person_id bigint not null,
  appointment_id bigint not null,
  institution_id bigint not null,
  helper_id bigint not null,
  primary key (person_id, appointment_id),
  foreign key (person_id, helper_id) references helper (person_id, helper_id)
);
comment on table helper_booking is 'What a helper booked: all of her that the helper sees. [dist: person_id]';
