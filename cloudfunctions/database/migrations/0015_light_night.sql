-- The first match and each night write less.

-- A page half empty takes the masks of everybody in it without touching an index.
alter table person_fact set (fillfactor = 50);

-- The row itself and not JSON of it: a third of the bytes, and nothing to compute for everybody who changes.
alter table entitlement_event alter column facts type person_fact using jsonb_populate_record(null::person_fact, facts);
comment on column entitlement_event.facts is 'The fact row as it was decided on. Columns may be added to and dropped from person_fact; to change the type of one, convert this too.';

-- Events are read by person; nothing looks for those of a run.
drop index entitlement_event_run;

alter table job_shard add column people bigint[];
comment on column job_shard.people is 'Facts piece of a night: whose facts it rewrote, for the piece that decides.';

comment on column person_fact.children is 'Births on record of which she is the mother; null when there is none, because older children are on no record.';
