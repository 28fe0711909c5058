-- Settlement: what an institution redeemed in a month, what is paid of it, what is held back and why (domain A3 3.1).

create table settlement_statement (
  institution_id bigint not null,
  month date not null check (extract(day from month) = 1),
  state text not null check (state in ('draft', 'disputed', 'confirmed', 'checked', 'settled')),
  made_at timestamptz not null,
  dispute_sealed bytea,
  confirmed_by text,
  confirmed_at timestamptz,
  checked_by text,
  checked_at timestamptz,
  settled_by text,
  settled_at timestamptz,
  primary key (institution_id, month),
  check ((state = 'disputed') = (dispute_sealed is not null)),
  check ((state in ('confirmed', 'checked', 'settled')) = (confirmed_by is not null and confirmed_at is not null)),
  check ((state in ('checked', 'settled')) = (checked_by is not null and checked_at is not null)),
  check ((state = 'settled') = (settled_by is not null and settled_at is not null)),
  constraint settlement_checked_by_another check (checked_by <> confirmed_by)
);
comment on table settlement_statement is 'One institution, one month: made by a manager, confirmed or disputed by the clinic, checked, settled. [dist: institution_id]';
comment on column settlement_statement.month is 'Its first day.';

create table settlement_line (
  institution_id bigint not null,
  person_id bigint not null,
  voucher_id bigint not null,
  event_id bigint not null,
  month date not null,
  kind text not null check (kind in ('redemption', 'reversal')),
  redemption_event_id bigint not null,
  programme text not null,
  programme_version integer not null,
  at timestamptz not null,
  amount bigint not null,
  flags text[] not null,
  held boolean not null,
  primary key (institution_id, person_id, voucher_id, event_id),
  foreign key (institution_id, month) references settlement_statement (institution_id, month),
  check ((kind = 'redemption') = (event_id = redemption_event_id)),
  check (case kind when 'redemption' then amount >= 0 else amount <= 0 end)
);
comment on table settlement_line is 'One event of a voucher in the one statement that counts it; append-only: a reversal is a negative line of its own month. [dist: institution_id]';
comment on column settlement_line.amount is 'Fen; the cost in the programme version of the claim.';
comment on column settlement_line.redemption_event_id is 'Of a reversal, the redemption that it takes back.';
comment on column settlement_line.flags is 'Differences found when the statement was made; held when one of them keeps the amount back unless a manager decides otherwise.';
create index settlement_line_month on settlement_line (institution_id, month, at, event_id);
revoke update, delete, truncate on settlement_line from current_user;
revoke update, delete, truncate on settlement_line from public;

-- The next two name a line without a foreign key: its check locks the line, which needs the right to update it.
create table settlement_decision (
  institution_id bigint not null,
  person_id bigint not null,
  voucher_id bigint not null,
  event_id bigint not null,
  pay boolean not null,
  reason_sealed bytea not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (institution_id, person_id, voucher_id, event_id)
);
comment on table settlement_decision is 'A manager pays a held line or holds another, with a reason, until the statement is checked. [dist: institution_id]';

create table settlement_outcome (
  institution_id bigint not null,
  person_id bigint not null,
  voucher_id bigint not null,
  event_id bigint not null,
  paid boolean not null,
  primary key (institution_id, person_id, voucher_id, event_id)
);
comment on table settlement_outcome is 'Whether a settled line was paid; written once with the settlement, append-only. [dist: institution_id]';
revoke update, delete, truncate on settlement_outcome from current_user;
revoke update, delete, truncate on settlement_outcome from public;

create table settlement_export (
  account_key text not null,
  export_id bigint not null,
  at timestamptz not null,
  purpose text not null,
  institution_id bigint not null,
  month date not null,
  lines integer not null,
  sha256 text not null,
  primary key (account_key, export_id)
);
comment on table settlement_export is 'Each file of a statement that left the system; append-only. [dist: account_key]';
revoke update, delete, truncate on settlement_export from current_user;
revoke update, delete, truncate on settlement_export from public;

create index voucher_event_institution on voucher_event (institution_id, at) where institution_id is not null;
