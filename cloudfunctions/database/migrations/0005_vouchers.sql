-- E-vouchers (电子券): claimed, redeemed once, every transition kept.

create table voucher (
  person_id bigint not null,
  voucher_id bigint not null,
  programme text not null,
  programme_version integer not null,
  subject text not null,
  partner_id bigint,
  state text not null check (state in ('claimed', 'redeemed', 'expired', 'closed', 'revoked', 'reversed')),
  code_index bytea not null,
  code_sealed bytea not null,
  claimed_by bigint not null,
  claimed_at timestamptz not null,
  valid_from date not null,
  valid_until date not null,
  window_until date,
  quota_period text not null,
  quota_region bigint not null,
  redeemed_at timestamptz,
  redeemed_institution_id bigint,
  primary key (person_id, voucher_id),
  check (valid_from <= valid_until),
  check ((state = 'redeemed') = (redeemed_at is not null and redeemed_institution_id is not null))
);
comment on table voucher is 'person_id is the home person of the couple for couple programmes, so the pair has one voucher. [dist: person_id]';
comment on column voucher.subject is 'What the entitlement is for: couple:<id>, pregnancy:<id>, person:<year> or person:<year>-<month>.';
comment on column voucher.window_until is 'Last day on which the programme itself applied, as seen at the claim; null when no date ends it. An extension stops here.';
create unique index voucher_one_active on voucher (person_id, programme, subject) where state in ('claimed', 'redeemed');
create index voucher_code on voucher (code_index);
create index voucher_partner on voucher (partner_id) where partner_id is not null;
create index voucher_due on voucher (valid_until) where state = 'claimed';
create index voucher_redeemed on voucher (redeemed_institution_id, redeemed_at) where state = 'redeemed';

create table voucher_event (
  person_id bigint not null,
  voucher_id bigint not null,
  event_id bigint not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  account_key text not null,
  institution_id bigint,
  reason text,
  primary key (person_id, voucher_id, event_id),
  foreign key (person_id, voucher_id) references voucher (person_id, voucher_id)
);
comment on table voucher_event is 'One row for each transition; append-only. [dist: person_id]';
