-- The whole-population database (全员人口库) and the narrow facts that eligibility reads.

create table region (
  code bigint primary key,
  name text not null,
  parent bigint,
  level smallint not null check (level between 1 and 5)
);
comment on table region is 'Divisions, GB/T 2260 and the 12-digit statistical code; 6-digit districts are stored as 6 digits. [reference]';

create table person (
  person_id bigint primary key,
  sex smallint not null check (sex in (0, 1, 2, 9)),
  birth_date date,
  name_sealed bytea not null,
  name_index bytea not null,
  phone_sealed bytea,
  phone_index bytea,
  ethnicity smallint,
  marital_status smallint,
  hukou_village bigint,
  residence_village bigint,
  residence_since date,
  permit_until date,
  died_on date,
  moved_out_on date,
  review_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table person is 'One row a human being. Names and phones are sealed; *_index are keyed hashes for equality search. [dist: person_id]';
comment on column person.sex is 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated';
comment on column person.birth_date is 'Null when no document says it (a passport in a marriage registration): such a person has no facts until a desk enters it.';
comment on column person.marital_status is 'GB/T 2261.2: 10 single, 20 married, 30 widowed, 40 divorced, 90 not stated';
comment on column person.review_reason is 'Set while a human must look at the record (same number with another name, ...).';
create index person_name on person (name_index);
create index person_phone on person (phone_index) where phone_index is not null;

create table identifier (
  number_index bytea primary key,
  person_id bigint not null,
  doc_type text not null check (doc_type in ('resident_id', 'passport', 'permanent_resident', 'hmt_permit', 'birth_certificate', 'temporary')),
  number_sealed bytea not null,
  valid_from date,
  valid_to date
);
comment on table identifier is 'Identity documents, found by keyed hash of type and normalised number; the person key is never a number. [dist: number_index]';
create index identifier_person on identifier (person_id);

create table couple_member (
  person_id bigint not null,
  couple_id bigint not null,
  partner_id bigint not null,
  home_person_id bigint not null,
  married_on date,
  office text,
  source text not null check (source in ('civil_affairs', 'invitation', 'desk')),
  confirmed_at timestamptz,
  ended_on date,
  primary key (person_id, couple_id),
  check (person_id <> partner_id),
  check (home_person_id in (person_id, partner_id))
);
comment on table couple_member is 'A union of two people (engaged, married or living together): one row for each of the two. Couple vouchers hang on home_person_id, so that both find the same one. [dist: person_id]';
comment on column couple_member.confirmed_at is 'When the two linked each other in the app; a civil affairs record alone does not open one to the other.';
create unique index couple_member_one_open on couple_member (person_id) where ended_on is null;

create table partner_invitation (
  person_id bigint not null,
  invitation_id bigint not null,
  code_index bytea not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answered_by bigint,
  primary key (person_id, invitation_id)
);
comment on table partner_invitation is 'An invitation that the partner confirms in his or her own account. [dist: person_id]';
create unique index partner_invitation_one_open on partner_invitation (person_id) where state = 'open';
create index partner_invitation_code on partner_invitation (code_index);

create table hardship (
  person_id bigint not null,
  category text not null check (category in ('special_family', 'low_income', 'destitute', 'disabled')),
  certified_on date not null,
  ends_on date,
  source text not null,
  primary key (person_id, category, certified_on)
);
comment on table hardship is 'Certified categories (计生特殊家庭, 低保, 特困, 残疾). [dist: person_id]';

create table import_batch (
  batch_id bigint primary key,
  feed text not null,
  file_sha256 text not null,
  imported_at timestamptz not null,
  rows_read integer not null,
  created integer not null,
  merged integer not null,
  unchanged integer not null,
  refused integer not null,
  review integer not null,
  check (rows_read = created + merged + unchanged + refused + review)
);
comment on table import_batch is 'One import of one file; the totals reconcile by constraint. [dist: batch_id]';

create table import_issue (
  batch_id bigint not null,
  row_no integer not null,
  column_name text not null,
  outcome text not null check (outcome in ('refused', 'review', 'warning')),
  code text not null,
  primary key (batch_id, row_no, column_name, code)
);
comment on table import_issue is 'What was wrong with which row and column. Holds no values: the value stays in the file. [dist: batch_id]';

create table person_fact (
  person_id bigint primary key,
  alive boolean not null,
  resident boolean not null,
  pregnant boolean not null default false,
  sex smallint not null,
  birth_date date not null,
  fetuses smallint,
  children smallint,
  couple_role smallint,
  hukou integer,
  residence integer,
  hardship integer not null default 0,
  residence_since date,
  permit_until date,
  married_on date,
  dating_lmp date,
  plans_pregnancy_on date,
  last_screen_on date,
  partner_local boolean,
  partner_linked boolean,
  village bigint,
  couple_id bigint,
  pregnancy_id bigint,
  used bigint not null default 0,
  holds bigint not null default 0
) with (fillfactor = 85);
comment on table person_fact is 'The narrow row that eligibility reads: derived from the other tables, never edited by hand. [dist: person_id]';
comment on column person_fact.dating_lmp is 'EDD - 280 days of the ongoing pregnancy; null when undated.';
comment on column person_fact.hardship is 'Bits: 1 special family, 2 low income, 4 destitute, 8 disabled.';
comment on column person_fact.used is 'Bit for each programme ordinal: used for the present couple or pregnancy.';
comment on column person_fact.holds is 'Bit for each programme ordinal: an active voucher is held.';
