-- Popular days are released by tickets: numbers in order of arrival, one a person, at most two a device.

create table appointment_release (
  institution_id bigint not null,
  service text not null,
  day date not null,
  tickets_from timestamptz not null,
  opens_at timestamptz not null,
  opened_at timestamptz,
  last_ticket int not null default 0 check (last_ticket >= 0),
  declared_by text not null,
  declared_at timestamptz not null,
  primary key (institution_id, service, day),
  constraint appointment_release_order check (tickets_from < opens_at)
);
comment on table appointment_release is 'The places of a service on one day that are given by tickets first. Until it is opened nobody books them. [dist: institution_id]';
comment on column appointment_release.opened_at is 'When its places were kept for the tickets in their order; from then on the day is booked like any other.';
comment on column appointment_release.last_ticket is 'The last number given out: raised in the transaction that gives it, so that none is missing and the order is that of arrival.';
create index appointment_release_due on appointment_release (opens_at) where opened_at is null;

alter table waiting
  add column ticket int check (ticket > 0),
  add column device_index bytea,
  add constraint waiting_ticket check ((ticket is null) = (device_index is null) and (ticket is null or first_day = last_day));
comment on table waiting is 'One entry in the line for a service at an institution, for one or for a couple. The line goes by ticket, then created_at, then waiting_id. [dist: institution_id]';
comment on column waiting.ticket is 'Its number in the release of that day; null for who joined without one.';
comment on column waiting.device_index is 'Keyed hash of the device that took the ticket.';
create unique index waiting_ticket_once on waiting (institution_id, service, first_day, ticket) where ticket is not null;

create table try_budget (
  subject_index bytea primary key,
  tries real not null check (tries >= 0),
  counted_at timestamptz not null
);
comment on table try_budget is 'What is left of the tries that an account or a device may make; a token bucket. [dist: subject_index]';
comment on column try_budget.subject_index is 'Keyed hash of the account or the device.';
