-- Drafts of programme versions, and who wrote and who published a version.

create table programme_draft (
  draft_id bigint primary key,
  code text not null,
  base_version integer,
  base_region text,
  definition jsonb not null,
  region text generated always as (definition ->> 'region') stored,
  state text not null check (state in ('editing', 'submitted', 'published', 'returned', 'withdrawn')),
  revision integer not null check (revision >= 1),
  author text not null,
  created_at timestamptz not null,
  saved_by text not null,
  saved_at timestamptz not null,
  submitted_by text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  reason text,
  published_version integer,
  check ((base_version is null) = (base_region is null)),
  check (state <> 'submitted' or (submitted_by is not null and submitted_at is not null and decided_by is null)),
  check (state not in ('published', 'returned') or (decided_by is not null and decided_at is not null)),
  check (state <> 'returned' or reason is not null),
  check ((state = 'published') = (published_version is not null)),
  constraint draft_second_person check (state <> 'published' or (decided_by <> author and decided_by <> saved_by and decided_by <> submitted_by))
);
comment on table programme_draft is 'A programme version in the making. The last check is the four-eyes rule: no code path can publish alone. [reference]';
comment on column programme_draft.base_version is 'The published version that it started from; null for a new programme.';
comment on column programme_draft.definition is 'As the form left it, perhaps incomplete; valid when submitted.';
comment on column programme_draft.region is 'Division prefix as the definition has it; null while it is not chosen.';
comment on column programme_draft.revision is 'Counts the changes: a save or a decision names the one that it has seen, or is refused.';
comment on column programme_draft.author is 'Account key of who began it; saved_by, submitted_by, decided_by likewise.';
create index programme_draft_open on programme_draft (code) where state in ('editing', 'submitted', 'returned');

alter table programme_version
  add column author text,
  add column approver text,
  add column published_at timestamptz,
  add constraint version_second_person check ((author is null and approver is null) or author <> approver);
comment on column programme_version.author is 'Account key of who wrote it; null for a version that came with the city''s pack.';
comment on column programme_version.approver is 'Account key of the second person, who published it.';
