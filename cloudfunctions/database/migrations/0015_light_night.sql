-- The first match and each night write less.

-- A page half empty takes the masks of everybody in it without touching an index.
alter table person_fact set (fillfactor = 50);

alter table entitlement_event alter column facts type json using facts::json;
comment on column entitlement_event.facts is 'The fact row as it was decided on, without what was null. Masks are numbers of up to 62 bits: read them as text.';

alter table job_shard add column people bigint[];
comment on column job_shard.people is 'Facts piece of a night: whose facts it rewrote, for the piece that decides.';
