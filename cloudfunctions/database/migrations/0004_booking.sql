-- Institutions, their sessions, and appointments.

create table institution (
  institution_id bigint primary key,
  name text not null,
  region bigint not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  phone text not null,
  level text not null,
  capabilities text[] not null,
  hours text not null,
  active boolean not null default true
);
comment on table institution is 'Clinics and hospitals; an institution may do only what its capabilities say. [reference]';

create table holiday (
  day date primary key,
  kind text not null check (kind in ('off', 'work')),
  name text not null
);
comment on table holiday is 'Official holidays and 调休 working days, imported each November. [reference]';

create table site_day (
  institution_id bigint not null,
  day date not null,
  open boolean not null,
  reason text not null,
  primary key (institution_id, day)
);
comment on table site_day is 'An institution opens or closes on a day against its template and the holidays. [dist: institution_id]';

create table session_template (
  institution_id bigint not null,
  service text not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null,
  capacity smallint not null check (capacity > 0),
  primary key (institution_id, service, weekday, starts),
  check (starts < ends)
);
comment on table session_template is 'Weekly sessions; weekday 1 is Monday (ISO 8601). [dist: institution_id]';

create table slot (
  institution_id bigint not null,
  slot_id bigint not null,
  service text not null,
  day date not null,
  starts time not null,
  ends time not null,
  capacity smallint not null,
  booked smallint not null default 0,
  primary key (institution_id, slot_id),
  unique (institution_id, service, day, starts),
  constraint slot_not_oversold check (booked between 0 and capacity)
) with (fillfactor = 50);
comment on table slot is 'Places of one session on one day. The check is the guard: the last place is sold once. [dist: institution_id]';
create index slot_day on slot (service, day);

create table appointment (
  institution_id bigint not null,
  appointment_id bigint not null,
  slot_id bigint not null,
  service text not null,
  state text not null check (state in ('booked', 'cancelled', 'checked_in', 'no_show')),
  person_id bigint not null,
  partner_id bigint,
  checkin_code_index bytea not null,
  checkin_code_sealed bytea not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  checked_in_at timestamptz,
  moved_count smallint not null default 0,
  primary key (institution_id, appointment_id),
  foreign key (institution_id, slot_id) references slot (institution_id, slot_id)
);
comment on table appointment is 'One appointment for one person or for two together; it takes as many places as it has people. [dist: institution_id]';
create index appointment_slot on appointment (institution_id, slot_id);
create index appointment_code on appointment (checkin_code_index);

create table attendance (
  person_id bigint not null,
  appointment_id bigint not null,
  institution_id bigint not null,
  service text not null,
  state text not null check (state in ('booked', 'cancelled', 'checked_in', 'no_show')),
  primary key (person_id, appointment_id)
);
comment on table attendance is 'The person side of an appointment. [dist: person_id]';
create unique index attendance_one_open on attendance (person_id, service) where state = 'booked';
