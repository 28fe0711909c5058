-- What a woman measures and writes down for herself, and how she feels: hers alone (domain F3).

create table self_record (
  person_id bigint not null,
  record_id bigint not null,
  kind text not null check (kind in ('blood_pressure', 'weight', 'glucose', 'movement')),
  measured_at timestamptz not null,
  values_sealed bytea not null,
  primary key (person_id, record_id)
);
comment on table self_record is 'One measurement that she made herself. Nobody else reads it. [dist: person_id]';
comment on column self_record.values_sealed is 'JSON of the figures of its kind.';
create index self_record_of on self_record (person_id, kind, measured_at, record_id);

create table mood_check (
  person_id bigint not null,
  check_id bigint not null,
  taken_at timestamptz not null,
  answers_sealed bytea not null,
  primary key (person_id, check_id)
);
comment on table mood_check is 'One self-check of her mood (EPDS). Nobody else reads it; a call that she asked for says nothing of it. [dist: person_id]';
comment on column mood_check.answers_sealed is 'JSON of the ten points, 0 to 3.';
