-- The green channel of families that a named human cares for (三个全覆盖, domain B5, F3): called before the others.

alter table queue_ticket add column priority boolean not null default false;
comment on column queue_ticket.priority is 'Called before those without it. Nobody at the clinic learns why.';
