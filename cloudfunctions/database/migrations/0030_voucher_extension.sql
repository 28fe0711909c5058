-- A voucher may be extended once by its holder (domain B3, EXPIRED_VOUCHER), inside the medical window.

create unique index voucher_extended_once on voucher_event (person_id, voucher_id) where reason = 'extended';
