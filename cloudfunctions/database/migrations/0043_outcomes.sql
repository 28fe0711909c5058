-- Every way in which a pregnancy ends, taken back by two people within a day; who dated it.

alter table pregnancy drop constraint pregnancy_outcome_check;
alter table pregnancy add constraint pregnancy_outcome_check check (outcome in (
  'birth', 'miscarriage', 'termination', 'stillbirth', 'maternal_death', 'moved', 'lost_to_follow_up', 'wrong_entry'));
alter table pregnancy add column ended_at timestamptz;
comment on column pregnancy.ended_at is 'When the outcome was entered here, by her or by a clinic: it can be taken back for 24 hours. Null for one that was imported.';

alter table pregnancy_dating add column entered_by text check (entered_by in ('self', 'clinic'));
comment on column pregnancy_dating.entered_by is 'Null: before this column was kept, or by an import.';

create table pregnancy_reversal (
  person_id bigint not null,
  reversal_id bigint not null,
  pregnancy_id bigint not null,
  outcome text not null,
  ended_at timestamptz not null,
  reason text not null check (reason in ('wrong_person', 'wrong_outcome', 'misunderstood')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (person_id, reversal_id),
  foreign key (person_id, pregnancy_id) references pregnancy (person_id, pregnancy_id),
  constraint reversal_by_two check (confirmed_by <> proposed_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create unique index pregnancy_reversal_once on pregnancy_reversal (person_id, pregnancy_id, ended_at);
comment on table pregnancy_reversal is 'An outcome that was entered wrongly, taken back by two (domain H13). The entry itself stays readable here. [dist: person_id]';
