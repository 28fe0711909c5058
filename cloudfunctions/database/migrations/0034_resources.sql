-- Rooms, devices and people that several services of an institution share.

create table resource (
  institution_id bigint not null,
  resource_id bigint not null,
  name text not null,
  kind text not null check (kind in ('room', 'device', 'doctor', 'desk')),
  places smallint not null check (places between 1 and 500),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (institution_id, resource_id),
  constraint resource_named_once unique (institution_id, name)
);
comment on table resource is 'What several services of an institution share: an ultrasound room, a blood desk, a doctor. Planned sessions that use it at the same time have together no more places than it has. [dist: institution_id]';
comment on column resource.places is 'People whom it serves at one time.';

alter table planned_session add column resource_id bigint;
alter table planned_session add constraint planned_session_resource foreign key (institution_id, resource_id)
  references resource (institution_id, resource_id);
comment on column planned_session.resource_id is 'What it uses; null when nothing is shared.';

alter table slot add column resource_id bigint;
alter table slot add constraint slot_resource foreign key (institution_id, resource_id) references resource (institution_id, resource_id);
create index slot_resource_day on slot (institution_id, resource_id, day) where resource_id is not null;
