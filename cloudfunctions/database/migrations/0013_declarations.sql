-- What residents say of themselves, the written notices that were handed out (一次性告知), and objections to an answer.

create table declaration (
  person_id bigint not null,
  declaration_id bigint not null,
  kind text not null check (kind in ('plans_pregnancy', 'plans_registration', 'residence_since', 'permit_until')),
  day date not null,
  state text not null check (state in ('taken', 'awaiting', 'verified', 'refused', 'replaced')),
  region bigint not null,
  declared_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  primary key (person_id, declaration_id),
  check ((state in ('verified', 'refused')) = (decided_at is not null and decided_by is not null))
);
comment on table declaration is 'What only she knows, as she told it: one row each time, never edited but for its state. [dist: person_id]';
comment on column declaration.state is 'taken: counts at once (plans); awaiting: a counter must see the paper first; verified, refused: it has; replaced: told anew or withdrawn.';
comment on column declaration.region is 'Her 12-digit village when she told it, for the scope of the counter''s list; 0 when unknown.';
comment on column declaration.decided_by is 'Account key of the member of staff who saw the paper.';
create unique index declaration_one_open on declaration (person_id, kind) where state in ('taken', 'awaiting');
create index declaration_awaiting on declaration (declared_at, declaration_id) where state = 'awaiting';

create table notice_given (
  person_id bigint not null,
  notice_id bigint not null,
  programme text not null,
  programme_version integer not null,
  case_key text not null,
  ordinal smallint not null check (ordinal >= 1),
  given_on date not null,
  given_at timestamptz not null,
  account_key text not null,
  institution_id bigint,
  content_sealed bytea not null,
  supervisor_reason text,
  primary key (person_id, notice_id),
  constraint notice_given_in_order unique (person_id, programme, case_key, ordinal)
);
comment on table notice_given is 'Written one-time notices as they were given: every reason and every missing paper at once. Append-only. [dist: person_id]';
comment on column notice_given.case_key is 'What the notice is about besides the programme: the union, the pregnancy or the person, as a voucher of it would name it.';
comment on column notice_given.ordinal is 'First, second … notice of the same case: two at the same moment cannot both be the first.';
comment on column notice_given.institution_id is 'Where a counter gave it; null when she opened it herself.';
comment on column notice_given.supervisor_reason is 'Why a later notice of the same case names a paper that the earlier ones did not: only a manager may give it.';

create table appeal (
  person_id bigint not null,
  appeal_id bigint not null,
  made_by bigint not null,
  programme text not null,
  programme_version integer not null,
  category text not null check (category in ('not_told_at_once', 'hidden_condition', 'bundled_charge', 'made_difficult', 'result')),
  said_sealed bytea not null,
  inputs_sealed bytea not null,
  region bigint not null,
  state text not null check (state in ('open', 'answered')),
  made_at timestamptz not null,
  due_on date not null,
  answered_at timestamptz,
  answered_by text,
  answer_sealed bytea,
  primary key (person_id, appeal_id),
  check ((state = 'answered') = (answered_at is not null and answered_by is not null and answer_sealed is not null))
);
comment on table appeal is 'An objection to an answer: what was said, the programme version and the facts that the answer came from, the reply. [dist: person_id]';
comment on column appeal.person_id is 'Whom the answer was about: herself or her child.';
comment on column appeal.inputs_sealed is 'The facts and the explanation at the moment of the objection, as JSON, so that the reply can be given on what held then.';
comment on column appeal.due_on is 'Last working day for the reply.';
create unique index appeal_one_open on appeal (person_id, programme) where state = 'open';
create index appeal_made_by on appeal (made_by);
create index appeal_due on appeal (due_on, appeal_id) where state = 'open';

alter table couple_member add column plans_registration_on date;
comment on column couple_member.plans_registration_on is 'When the two plan to register, as one of them told it; married_on, once known, goes before it.';
