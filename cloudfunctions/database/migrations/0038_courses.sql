-- A reminder belongs to a course: a pregnancy, the mother after a birth, her leaving the hospital, a child, a plan of a
-- pregnancy. A course is no table: it is read from what it rests on, so that nothing has to be kept in step.

alter table reminder rename column pregnancy_id to about_id;
alter table reminder rename column dating_version to version;
alter table reminder add column course text not null default 'pregnancy'
  check (course in ('pregnancy', 'mother', 'discharge', 'child', 'plan'));
alter table reminder alter column course drop default;
comment on column reminder.about_id is 'The pregnancy; the child; of mother and discharge the first child of the birth; of a plan the person.';
comment on column reminder.version is 'Of the anchor: the dating, the record of the birth, the planned day. A later one makes this one stale.';
create index reminder_message on reminder (person_id, message_id) where message_id is not null;

alter table newborn add column version smallint not null default 1;
alter table newborn add column discharged_on date;
alter table newborn add column changed_at timestamptz;
comment on column newborn.version is 'Counts corrections of the minute of birth or of the discharge; the reminders of an earlier one end.';
comment on column newborn.changed_at is 'Of the last correction, or the discharge; null when nothing was written since.';
comment on column newborn.discharged_on is 'When mother and child left the hospital; the home visit is due within seven days.';
create index newborn_born on newborn (born_at);

create index person_plans on person (plans_pregnancy_on) where plans_pregnancy_on is not null;
