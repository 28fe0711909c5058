-- The steps within a claimed and a used voucher (domain B4), new codes for a lost phone, revocation, the list of those who
-- wait for a place in a budget, and refused scans.

alter table voucher
  add column step text check (step in ('booked', 'resulted', 'settled')),
  add column resulted_at timestamptz,
  add column code_version smallint not null default 1 check (code_version between 1 and 255),
  add constraint voucher_step_in_state check (
    step is null or (step = 'booked' and state = 'claimed') or (step in ('resulted', 'settled') and state = 'redeemed'));
comment on column voucher.step is 'Where a claimed one (booked) or a redeemed one (resulted, settled) stands; null before that. What holds of the state holds of its steps.';
comment on column voucher.resulted_at is 'When the result of what it paid for was released, before or after it was settled.';
comment on column voucher.code_version is 'Of the codes that count: replacing a lost one makes those before it void.';
create index voucher_booked on voucher (person_id) where step = 'booked';

alter table voucher add column code_replaced_at timestamptz;
comment on column voucher.code_replaced_at is 'When its codes were last made void; null before the first time.';

create table scan_refused (
  institution_id bigint not null,
  refusal_id bigint not null,
  at timestamptz not null,
  account_key text not null,
  reason text not null,
  primary key (institution_id, refusal_id)
);
comment on table scan_refused is 'A code that a desk presented and that was refused. It says why and nothing about whose it was. [dist: institution_id]';
comment on column scan_refused.reason is 'Error code of the first refusal.';
create index scan_refused_at on scan_refused (institution_id, at);

create table voucher_revocation (
  person_id bigint not null,
  revocation_id bigint not null,
  voucher_id bigint not null,
  reason_sealed bytea not null,
  revoked_by text not null,
  revoked_at timestamptz not null,
  review_sealed bytea,
  review_asked_at timestamptz,
  decision text check (decision in ('upheld', 'restored')),
  answer_sealed bytea,
  decided_by text,
  decided_at timestamptz,
  primary key (person_id, revocation_id),
  foreign key (person_id, voucher_id) references voucher (person_id, voucher_id),
  check ((review_sealed is null) = (review_asked_at is null)),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null) and (decision is null) = (answer_sealed is null)),
  check (decision is null or review_asked_at is not null),
  constraint voucher_revocation_by_two check (decided_by <> revoked_by)
);
comment on table voucher_revocation is 'A manager took a claimed voucher back, in words that its holder reads; she may ask for one review, which somebody else decides. [dist: person_id]';
create unique index voucher_revocation_one on voucher_revocation (person_id, voucher_id) where decision is distinct from 'restored';
create index voucher_revocation_waiting on voucher_revocation (review_asked_at) where review_asked_at is not null and decision is null;

-- What was revoked is not claimed again behind the review's back.
drop index voucher_one_active;
create unique index voucher_one_active on voucher (person_id, programme, subject) where state in ('claimed', 'redeemed', 'revoked');

create table voucher_waiting (
  person_id bigint not null,
  waiting_id bigint not null,
  programme text not null,
  subject text not null,
  claimer bigint not null,
  asked_by bigint not null,
  period text not null,
  region bigint not null,
  joined_at timestamptz not null,
  state text not null check (state in ('waiting', 'held', 'taken', 'left', 'lapsed')),
  held_until timestamptz,
  primary key (person_id, waiting_id),
  check (state <> 'held' or held_until is not null)
);
comment on table voucher_waiting is 'Who waits for a place in a programme''s budget of a year. A held place counts in quota.used. person_id is whose row the voucher will be. [dist: person_id]';
comment on column voucher_waiting.claimer is 'Who must be entitled: herself or her child.';
comment on column voucher_waiting.asked_by is 'Who is told.';
create unique index voucher_waiting_one on voucher_waiting (person_id, programme) where state in ('waiting', 'held');
create index voucher_waiting_line on voucher_waiting (programme, period, region, joined_at, waiting_id) where state = 'waiting';
create index voucher_waiting_held on voucher_waiting (held_until) where state = 'held';
create index voucher_waiting_asked on voucher_waiting (asked_by) where state in ('waiting', 'held');
