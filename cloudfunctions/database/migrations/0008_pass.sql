-- The city pass at scale: masks beside the facts, runs in shards that can be taken up again, events that explain themselves.

drop table entitlement_mask;

-- A nationwide version has no number: its region is CN.
alter table programme_version alter column region type text using region::text;

create table programme_set (
  hash text primary key,
  versions jsonb not null
);
comment on table programme_set is 'The programme versions that were in force together, by the hash of their list: [{code, version, region}]. A few a year. [reference]';

alter table entitlement_event
  add column programmes text,
  add column cause text check (cause in ('first', 'facts', 'date', 'programmes')),
  add column facts jsonb;
comment on column entitlement_event.programmes is 'programme_set in force: with facts and occurred_on the decision can be explained again, to the letter.';
comment on column entitlement_event.cause is 'Why it was looked at: first pass, changed facts, a date that passed, other programme versions.';
comment on column entitlement_event.facts is 'The fact row as it was decided on, without what was null.';

alter table job_run
  add column state text not null default 'done' check (state in ('running', 'done', 'abandoned')),
  add column on_day date,
  add column programmes text,
  add column scope text check (scope in ('full', 'night'));
comment on column job_run.on_day is 'The Shanghai day that the run decides for. A run that is still open on a later day is abandoned: that day needs another.';
comment on column job_run.programmes is 'programme_set in force; when it differs from the last run''s, everybody is looked at again.';
create unique index job_run_one_open on job_run (job) where state = 'running';

create table job_shard (
  job text not null,
  run_id bigint not null,
  shard smallint not null,
  phase smallint not null,
  kind text not null check (kind in ('facts', 'region', 'night', 'guidance', 'messages')),
  low bigint,
  high bigint,
  name text not null,
  state text not null check (state in ('open', 'done')),
  counts jsonb,
  finished_at timestamptz,
  primary key (job, run_id, shard),
  check ((state = 'done') = (finished_at is not null))
);
comment on table job_shard is 'The pieces of a run. Each is claimed, done and marked in one transaction, so that a killed instance leaves it open and two never do the same. [reference]';
comment on column job_shard.phase is 'A phase begins when the one before it is done.';
comment on column job_shard.low is 'Region shards: first village of the shard; high is the first that is not in it. Null: no end on this side.';

-- What a night looks for by date, each alone, so that the planner can OR their bitmaps.
create index person_fact_birth on person_fact (birth_date);
create index person_fact_residence_since on person_fact (residence_since) where residence_since is not null;
create index person_fact_permit on person_fact (permit_until) where permit_until is not null;
create index person_fact_married on person_fact (married_on) where married_on is not null;
create index person_fact_lmp on person_fact (dating_lmp) where dating_lmp is not null;
create index person_fact_plans on person_fact (plans_pregnancy_on) where plans_pregnancy_on is not null;
create index person_fact_screened on person_fact (last_screen_on) where last_screen_on is not null;
create index person_fact_partner_since on person_fact (partner_residence_since) where partner_residence_since is not null;
create index person_fact_partner_permit on person_fact (partner_permit_until) where partner_permit_until is not null;
create index person_fact_partner_birth on person_fact (partner_birth_date) where partner_birth_date is not null;
create index person_fact_born on person_fact (born_at) where born_at is not null;
create index person_fact_village on person_fact (village);
-- Facts that a day alone changes.
create index person_updated on person (updated_at);
create index person_moved_out on person (moved_out_on) where moved_out_on is not null;
create index hardship_ends on hardship (ends_on) where ends_on is not null;
create index evidence_ends on evidence (valid_until) where valid_until is not null and revoked_at is null;
