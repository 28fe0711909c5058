-- Two names under one number: a human has looked at the paper and said which holds (domain H46).

create table name_decision (
  person_id bigint not null,
  decision_id bigint not null,
  before_sealed bytea not null,
  renamed boolean not null,
  decided_at timestamptz not null,
  account_key text not null,
  reason_sealed bytea not null,
  primary key (person_id, decision_id)
);
comment on table name_decision is 'What an officer read on the document of somebody whom two offices name differently; append-only. [dist: person_id]';
comment on column name_decision.before_sealed is 'The name on record until then.';
comment on column name_decision.renamed is 'False: the name on record was right.';
revoke update, delete, truncate on name_decision from current_user;
revoke update, delete, truncate on name_decision from public;
create index person_name_differs on person (person_id) where review_reason = 'NAME_DIFFERS';
