-- The offline desk: devices with a key of their own, the lists that they took, what they redeemed without a network (domain H33, H67).

create table desk_device (
  institution_id bigint not null,
  device_id bigint not null,
  label text not null,
  public_key bytea not null check (length(public_key) = 32),
  registered_by text not null,
  registered_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  primary key (institution_id, device_id),
  constraint desk_device_key unique (institution_id, public_key),
  check ((revoked_by is null) = (revoked_at is null))
);
comment on table desk_device is 'A desk that may redeem without a network; what it signs with its private key, which never leaves it, is believed until it is revoked. [dist: institution_id]';

create table desk_list (
  institution_id bigint not null,
  list_id bigint not null,
  device_id bigint not null,
  account_key text not null,
  at timestamptz not null,
  valid_until timestamptz not null,
  vouchers integer not null check (vouchers >= 0),
  primary key (institution_id, list_id),
  foreign key (institution_id, device_id) references desk_device (institution_id, device_id),
  check (at < valid_until)
);
comment on table desk_list is 'One row for each download of a day''s list: who took how many masked names to which device; append-only. [dist: institution_id]';
create index desk_list_device on desk_list (institution_id, device_id, at);

create table desk_record (
  institution_id bigint not null,
  device_id bigint not null,
  record_id text not null check (record_id ~ '^[0-9a-f]{32}$'),
  list_id bigint not null,
  outcome text not null check (outcome in ('accepted', 'conflict', 'refused')),
  reason text,
  reason_params jsonb,
  event_at timestamptz not null,
  synced_at timestamptz not null,
  account_key text not null,
  person_id bigint,
  voucher_id bigint,
  signature bytea not null check (length(signature) = 64),
  primary key (institution_id, device_id, record_id),
  foreign key (institution_id, device_id) references desk_device (institution_id, device_id),
  check ((outcome = 'accepted') = (reason is null)),
  check ((reason is null) = (reason_params is null)),
  check ((person_id is null) = (voucher_id is null)),
  check (outcome = 'refused' or voucher_id is not null)
);
comment on table desk_record is 'What a desk redeemed without a network and what became of it, once for each record: a replay answers from here; append-only. [dist: institution_id]';
comment on column desk_record.event_at is 'The device''s clock; synced_at is ours. The first that is taken in wins, not the earliest event: a clock can be set back.';
comment on column desk_record.signature is 'By the device. The same record with another signature was altered.';
create index desk_record_refused on desk_record (institution_id, synced_at, record_id) where outcome = 'refused';

create table desk_conflict (
  person_id bigint not null,
  conflict_id bigint not null,
  voucher_id bigint not null,
  counted_institution_id bigint not null,
  counted_at timestamptz not null,
  counted_settled_by text,
  counted_settled_at timestamptz,
  other_institution_id bigint not null,
  other_device_id bigint not null,
  other_record_id text not null,
  other_at timestamptz not null,
  other_settled_by text,
  other_settled_at timestamptz,
  primary key (person_id, conflict_id),
  foreign key (person_id, voucher_id) references voucher (person_id, voucher_id),
  constraint desk_conflict_once unique (person_id, other_institution_id, other_device_id, other_record_id),
  check ((counted_settled_by is null) = (counted_settled_at is null)),
  check ((other_settled_by is null) = (other_settled_at is null))
);
comment on table desk_conflict is 'One voucher that two desks redeemed: the one that counts and the other, which came too late. Each side settles its own. [dist: person_id]';
comment on column desk_conflict.counted_at is 'Kept here: the voucher forgets it when the redemption is reversed.';
create index desk_conflict_counted on desk_conflict (counted_institution_id, conflict_id) where counted_settled_at is null;
create index desk_conflict_other on desk_conflict (other_institution_id, conflict_id) where other_settled_at is null;
