-- What eligibility needs beyond the register: proofs, newborns, screening results; and the fact row that holds them.

alter table person add column plans_pregnancy_on date;
comment on column person.plans_pregnancy_on is 'When she plans to become pregnant, as she told it; null when she told nothing.';

create table evidence (
  person_id bigint not null,
  evidence_id bigint not null,
  kind text not null check (kind in ('residence_proof', 'work_proof', 'military_spouse', 'pregnancy_proof', 'referral', 'high_risk_indication',
    'no_contraindication', 'licensed_art_centre', 'delivery_invoice', 'risk_report', 'bank_account', 'birth_certificate', 'consent_signed')),
  valid_until date,
  verified_at timestamptz not null,
  verified_by text not null,
  institution_id bigint,
  revoked_at timestamptz,
  primary key (person_id, evidence_id)
);
comment on table evidence is 'Proofs that a member of staff has seen, each of a kind and with a last day; a new one is a new row. [dist: person_id]';
comment on column evidence.valid_until is 'Last day on which it counts; null when it has none.';
comment on column evidence.verified_by is 'Account key of who saw it.';

create table newborn (
  person_id bigint primary key,
  mother_id bigint not null,
  born_at timestamp not null,
  pregnancy_id bigint,
  institution_id bigint,
  source text not null check (source in ('clinic', 'import', 'register')),
  recorded_at timestamptz not null,
  check (person_id <> mother_id)
);
comment on table newborn is 'The birth of a child who is a person of the population. [dist: person_id]';
comment on column newborn.born_at is 'Asia/Shanghai local time, to the minute (domain H66).';
create index newborn_mother on newborn (mother_id);

create table screening (
  person_id bigint not null,
  screening_id bigint not null,
  kind text not null check (kind in ('chd', 'hearing', 'metabolic', 'deafness_gene', 'down_serum', 'cervical', 'breast')),
  done_on date not null,
  result text not null check (result in ('positive', 'negative', 'incomplete')),
  institution_id bigint,
  recorded_at timestamptz not null,
  primary key (person_id, screening_id)
);
comment on table screening is 'Results of screening as far as a programme depends on them (a positive heart screening opens the free echocardiogram). Append-only. [dist: person_id]';

alter table person_fact
  alter column birth_date drop not null,
  drop column partner_local,
  add column partner_sex smallint,
  add column partner_birth_date date,
  add column partner_hukou integer,
  add column partner_residence integer,
  add column partner_residence_since date,
  add column partner_permit_until date,
  add column born_at timestamp,
  add column mother_hukou integer,
  add column mother_residence integer,
  add column evidence bigint not null default 0,
  add column results bigint not null default 0,
  add column eligible bigint not null default 0,
  add column review bigint not null default 0;
comment on column person_fact.birth_date is 'Null when no document says it: every programme that asks an age needs review.';
comment on column person_fact.partner_hukou is 'Six-digit division of the partner of the present couple; likewise the other partner columns. Null when not known, or no couple is on record.';
comment on column person_fact.born_at is 'Children under three only: Asia/Shanghai local minute of birth. mother_hukou and mother_residence belong to it.';
comment on column person_fact.evidence is 'Bit for each kind of evidence (evidenceBits in eligibility/rules/facts.ts) that is verified, not revoked, and valid today.';
comment on column person_fact.results is 'Two bits for each kind of screening by its newest result: positive, and 16 above it negative (resultBits).';
comment on column person_fact.eligible is 'Bit for each programme ordinal: entitled now. Written by the passes alone.';
comment on column person_fact.review is 'Bit for each programme ordinal: something is unknown, a human must look. Written by the passes alone.';
