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
