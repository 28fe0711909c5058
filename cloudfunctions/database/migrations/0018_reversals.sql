-- A redemption by mistake is taken back within seven days by two people (domain H34).

create table voucher_reversal (
  person_id bigint not null,
  reversal_id bigint not null,
  voucher_id bigint not null,
  institution_id bigint not null,
  redeemed_at timestamptz not null,
  state text not null check (state in ('asked', 'approved', 'refused')),
  reason_sealed bytea not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (person_id, reversal_id),
  foreign key (person_id, voucher_id) references voucher (person_id, voucher_id),
  check ((state = 'asked') = (decided_by is null and decided_at is null)),
  constraint voucher_reversal_by_two check (decided_by <> asked_by)
);
comment on table voucher_reversal is 'A redemption that its desk says was a mistake, and what a second person said. [dist: person_id]';
comment on column voucher_reversal.institution_id is 'Where it was redeemed, and redeemed_at when: the voucher itself forgets both when it is given back.';
create unique index voucher_reversal_one_open on voucher_reversal (person_id, voucher_id) where state = 'asked';
create index voucher_reversal_waiting on voucher_reversal (institution_id, reversal_id) where state = 'asked';
