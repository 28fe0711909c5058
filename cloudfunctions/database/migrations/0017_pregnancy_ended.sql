-- Aid after a pregnancy asks for one that ended not long ago.

alter table person_fact add column pregnancy_ended_on date;
comment on column person_fact.pregnancy_ended_on is 'The last day on which a pregnancy of hers ended, by birth or otherwise, or a child of hers was born; null when none is on record.';
create index person_fact_pregnancy_ended on person_fact (pregnancy_ended_on) where pregnancy_ended_on is not null;
