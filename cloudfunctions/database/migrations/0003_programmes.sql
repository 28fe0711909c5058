-- Published programme versions, quotas, and what each person is entitled to now and was before.

create table programme_version (
  code text not null,
  version integer not null,
  region bigint not null,
  ordinal smallint not null check (ordinal between 0 and 61),
  effective_from date not null,
  effective_to date,
  definition jsonb not null,
  primary key (code, version, region)
);
comment on table programme_version is 'A policy as data; dated, never edited. The longest region prefix wins. [reference]';

create table quota (
  programme text not null,
  period text not null,
  region bigint not null,
  total integer not null check (total >= 0),
  used integer not null default 0,
  primary key (programme, period, region),
  constraint quota_not_exceeded check (used between 0 and total)
);
comment on table quota is 'Free places of a programme in a year and division. The check is the guard: no code path can oversell. [reference]';

create table entitlement_mask (
  person_id bigint primary key,
  eligible bigint not null,
  review bigint not null
) with (fillfactor = 85);
comment on table entitlement_mask is 'Bit for each programme ordinal: entitled now; or unknown, a human must look. [dist: person_id]';

create table entitlement_event (
  person_id bigint not null,
  run_id bigint not null,
  occurred_on date not null,
  eligible_opened bigint not null,
  eligible_closed bigint not null,
  review_opened bigint not null,
  review_closed bigint not null,
  primary key (person_id, run_id)
);
comment on table entitlement_event is 'What a pass changed for a person; append-only. [dist: person_id]';
create index entitlement_event_run on entitlement_event (run_id);
