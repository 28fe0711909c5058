-- Health education articles (科普): the catalogue's texts as they were published, and what the city's own institution says of them.

create table article_version (
  article_key text not null check (article_key ~ '^[a-z][a-z0-9-]{2,40}$'),
  version smallint not null check (version >= 1),
  current boolean not null,
  ordinal smallint not null,
  title text not null,
  summary text not null,
  stages text[] not null,
  audience text[] not null,
  sensitive boolean not null,
  words text not null,
  definition jsonb not null,
  primary key (article_key, version)
);
comment on table article_version is 'One published version of an article, never edited: a review holds for what was read. [reference]';
comment on column article_version.current is 'What readers get. None of an article that left the catalogue.';
comment on column article_version.stages is 'Keys of the stage table, the first being the one it is written for.';
comment on column article_version.sensitive is 'In no list by itself: only to who searches for it or comes by a link.';
comment on column article_version.words is 'All that a search looks through, in lower case.';
comment on column article_version.definition is 'The whole article as it stands in the catalogue.';
create unique index article_current on article_version (article_key) where current;

create table article_review (
  article_key text not null,
  version smallint not null,
  review_id bigint not null,
  verdict text not null check (verdict in ('passed', 'withheld')),
  reviewer text not null,
  reviewed_on date not null,
  reason text,
  account_key text not null,
  at timestamptz not null,
  primary key (article_key, version, review_id),
  foreign key (article_key, version) references article_version (article_key, version),
  constraint article_withheld_why check (verdict = 'passed' or reason is not null)
);
comment on table article_review is 'What the city said of one version: the newest row counts, older ones stay. A new version begins without. [reference]';
comment on column article_review.verdict is 'passed: shown as reviewed. withheld: no reader gets it.';
comment on column article_review.reviewer is 'Institution, name and title of who read it, as readers see it.';
comment on column article_review.account_key is 'The manager who recorded it.';
