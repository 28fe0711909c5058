-- What an institution offers and when: its own weekly and one-day sessions, licences, imported holiday notices.

alter table session_template add column audience text not null default 'anyone' check (audience in ('anyone', 'women', 'couples'));
comment on table session_template is 'Weekly sessions as the city pack has them, written by publishing only; a session_plan of the institution wins. Weekday 1 is Monday (ISO 8601). [dist: institution_id]';

alter table slot add column audience text not null default 'anyone' check (audience in ('anyone', 'women', 'couples'));
alter table slot add column taking boolean not null default true;
comment on column slot.audience is 'Who may book: couples means both together. As it was when the first place was sold.';
comment on column slot.taking is 'False: the session is not held any more; whoever is booked keeps the place until they have moved, nobody else gets one.';

alter table site_day add column decided_by text;
alter table site_day add column decided_at timestamptz;

create table session_plan (
  institution_id bigint not null,
  service text not null,
  kind text not null check (kind in ('weekly', 'day')),
  from_day date not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (institution_id, service, kind, from_day)
);
comment on table session_plan is 'Sessions as the institution itself decided them: weekly from a day on until the next weekly plan, or for one day. Publishing a city pack never touches it. [dist: institution_id]';
comment on column session_plan.from_day is 'weekly: the first day on which it holds; day: the day.';

create table planned_session (
  institution_id bigint not null,
  service text not null,
  kind text not null,
  from_day date not null,
  weekday smallint not null check (weekday between 1 and 7),
  starts time not null,
  ends time not null,
  capacity smallint not null check (capacity between 1 and 500),
  audience text not null check (audience in ('anyone', 'women', 'couples')),
  primary key (institution_id, service, kind, from_day, weekday, starts),
  foreign key (institution_id, service, kind, from_day) references session_plan (institution_id, service, kind, from_day) on delete cascade,
  check (starts < ends),
  constraint planned_session_on_its_day check (kind = 'weekly' or weekday = extract(isodow from from_day))
);
comment on table planned_session is 'The sessions of a session_plan; a plan without any holds none. [dist: institution_id]';

create table holiday_notice (
  year smallint not null,
  version smallint not null check (version > 0),
  days jsonb not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (year, version)
);
comment on table holiday_notice is 'The official notice of a year as a manager imported it; the newest version is in holiday, and publishing a pack leaves that year alone. [reference]';

create table licence (
  institution_id bigint not null,
  licence_id bigint not null,
  capability text not null,
  number text not null,
  issued_by text not null,
  valid_from date not null,
  valid_to date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (institution_id, licence_id),
  unique (institution_id, capability, number, valid_from),
  check (valid_from <= valid_to)
);
comment on table licence is 'Licences of institutions (母婴保健技术服务执业许可 and others). A service that needs one is held only on days that a licence covers. Seeded by the pack once, kept by managers. [dist: institution_id]';
comment on column licence.valid_to is 'The last day that it covers; brought forward when it is lost.';
