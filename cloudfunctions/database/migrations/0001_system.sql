-- Accounts, sessions, idempotency, audit, consent.
-- Every table comment ends in its distribution: [dist: column] or [reference]. A test reads the catalogue and
-- checks that each primary, unique and foreign key of a distributed table contains that column.

create table account (
  account_key text primary key,
  person_id bigint,
  created_at timestamptz not null,
  verified_at timestamptz,
  failed_on date,
  failed_count smallint not null default 0
);
comment on table account is 'A WeChat or desk identity. account_key is a keyed hash of the platform identity, never the identity itself. [dist: account_key]';
comment on column account.person_id is 'Linked only after verification by name and identity number.';
comment on column account.failed_count is 'Failed verifications on failed_on; five a day, then the counter.';
create index account_person on account (person_id) where person_id is not null;

create table account_openid (
  account_key text primary key references account (account_key),
  openid_sealed bytea not null
);
comment on table account_openid is 'The sealed WeChat openid: needed to send, never to look up. [dist: account_key]';

create table staff (
  account_key text primary key,
  login text not null unique,
  display_name text not null,
  role text not null check (role in ('clerk', 'health_worker', 'manager', 'administrator')),
  institution_id bigint,
  region bigint not null,
  active boolean not null default true
);
comment on table staff is 'Desk clerks, health workers, managers, administrators, with their scope. [reference]';
comment on column staff.region is 'Division code prefix (6 to 12 digits) that this person may see.';

create table session (
  token_hash bytea primary key,
  account_key text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table session is 'Desk web and self-hosted sign-ins; WeChat calls carry the platform identity instead. [dist: token_hash]';

create table request_key (
  account_key text not null,
  key text not null,
  action text not null,
  request_hash bytea not null,
  response_sealed bytea,
  created_at timestamptz not null,
  primary key (account_key, key)
);
comment on table request_key is 'One row for each write, in the same transaction as the write: a replay answers what the first call answered. [dist: account_key]';

comment on column request_key.response_sealed is 'Sealed, because an answer may hold a name, a phone number or a code.';

create table audit (
  person_id bigint not null,
  audit_id bigint not null,
  at timestamptz not null,
  account_key text not null,
  role text not null,
  action text not null,
  purpose text,
  trace_id text not null,
  primary key (person_id, audit_id)
);
comment on table audit is 'Who read or changed whose record. Append-only. [dist: person_id]';

create table consent (
  person_id bigint not null,
  purpose text not null check (purpose in ('sms', 'results_online', 'share_partner', 'share_village', 'statistics')),
  granted_at timestamptz not null,
  text_version text not null,
  channel text not null,
  withdrawn_at timestamptz,
  primary key (person_id, purpose, granted_at)
);
comment on table consent is 'Consent ledger (PIPL art. 13-15, 29): one row a grant, closed on withdrawal, never deleted. [dist: person_id]';
create unique index consent_one_open on consent (person_id, purpose) where withdrawn_at is null;

create table job_run (
  job text not null,
  run_id bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  versions jsonb,
  counts jsonb,
  primary key (job, run_id)
);
comment on table job_run is 'Runs of the timer functions, for progress and health. [reference]';
comment on column job_run.versions is 'Programme versions that the run applied, so that an entitlement event can name the one that opened it.';
