-- One draft an item: two taps at once made two, of which the older one was never shown in its form again.
with older as (
  update family_order o set state = 'cancelled'
  where o.state = 'draft' and exists (
    select 1 from family_order n
    where n.person_id = o.person_id and n.item = o.item and n.state = 'draft' and n.order_id > o.order_id)
  returning o.person_id, o.order_id, o.created_at)
insert into order_event (person_id, order_id, event_id, from_state, to_state, at, account_key)
select person_id, order_id, (select max(e.event_id) + 1 from order_event e where e.person_id = older.person_id and e.order_id = older.order_id),
       'draft', 'cancelled', created_at, 'system' from older;
create unique index family_order_one_draft on family_order (person_id, item) where state = 'draft';
