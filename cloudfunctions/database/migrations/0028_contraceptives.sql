-- Free contraceptives: stock by outlet, one order a month and person, handed over or mailed.

create table contraceptive_stock (
  institution_id bigint not null,
  item text not null,
  on_hand integer not null,
  primary key (institution_id, item),
  constraint contraceptive_in_stock check (on_hand >= 0)
);
comment on table contraceptive_stock is 'What an outlet has that nobody has ordered. The check is the guard: the last box is given once. [dist: institution_id]';

create table contraceptive_movement (
  institution_id bigint not null,
  movement_id bigint not null,
  item text not null,
  units integer not null check (units <> 0),
  kind text not null check (kind in ('received', 'corrected', 'ordered', 'returned')),
  at timestamptz not null,
  account_key text not null,
  primary key (institution_id, movement_id)
);
comment on table contraceptive_movement is 'Why the stock is what it is; append-only, without the person. [dist: institution_id]';

create table contraceptive_order (
  person_id bigint not null,
  order_id bigint not null,
  institution_id bigint not null,
  voucher_id bigint not null,
  month text not null check (month ~ '^\d{4}-\d\d$'),
  state text not null check (state in ('placed', 'handed', 'sent', 'cancelled')),
  delivery text not null check (delivery in ('pickup', 'mail')),
  address_sealed bytea,
  parcel text,
  placed_at timestamptz not null,
  fetch_until date not null,
  closed_at timestamptz,
  primary key (person_id, order_id),
  foreign key (person_id, voucher_id) references voucher (person_id, voucher_id),
  check ((state = 'placed') = (closed_at is null)),
  check (delivery = 'mail' or address_sealed is null),
  check (state <> 'handed' or delivery = 'pickup'),
  check (state <> 'sent' or delivery = 'mail')
);
comment on table contraceptive_order is 'One a month: it uses the voucher of the month, which is redeemed when the things leave the outlet. [dist: person_id]';
comment on column contraceptive_order.address_sealed is 'Recipient, phone and address as sealed JSON; erased thirty days after the parcel left or the order was cancelled.';
create unique index contraceptive_order_one_a_month on contraceptive_order (person_id, month) where state <> 'cancelled';
create index contraceptive_order_waiting on contraceptive_order (institution_id, order_id) where state = 'placed';
create index contraceptive_order_address on contraceptive_order (closed_at) where address_sealed is not null and state <> 'placed';

create table contraceptive_line (
  person_id bigint not null,
  order_id bigint not null,
  item text not null,
  units smallint not null,
  most smallint not null,
  primary key (person_id, order_id, item),
  foreign key (person_id, order_id) references contraceptive_order (person_id, order_id),
  constraint contraceptive_within_month check (units between 1 and most)
);
comment on table contraceptive_line is 'What is in an order; most is the limit of the day on which it was placed. [dist: person_id]';
