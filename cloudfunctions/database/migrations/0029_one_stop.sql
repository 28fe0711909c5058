-- One visit around the marriage registration: several appointments and vouchers, made together.

create table itinerary (
  person_id bigint not null,
  itinerary_id bigint not null,
  partner_id bigint,
  institution_id bigint not null,
  day date not null,
  registry_at time,
  created_at timestamptz not null,
  primary key (person_id, itinerary_id)
);
comment on table itinerary is 'A one-stop visit (一站式) of one person or a couple. What has become of its parts is read from appointments and vouchers. [dist: person_id]';
comment on column itinerary.registry_at is 'The time of their own appointment at the marriage registry, as they said it; nothing is booked there.';
create index itinerary_partner on itinerary (partner_id) where partner_id is not null;

create table itinerary_part (
  person_id bigint not null,
  itinerary_id bigint not null,
  part smallint not null,
  programme text not null,
  service text,
  institution_id bigint,
  appointment_id bigint,
  voucher_person_id bigint not null,
  voucher_id bigint not null,
  primary key (person_id, itinerary_id, part),
  foreign key (person_id, itinerary_id) references itinerary (person_id, itinerary_id),
  check ((service is null) = (appointment_id is null) and (service is null) = (institution_id is null))
);
comment on table itinerary_part is 'A check with its appointment and voucher, or something handed out with its voucher alone. [dist: person_id]';
create index itinerary_part_appointment on itinerary_part (appointment_id) where appointment_id is not null;
