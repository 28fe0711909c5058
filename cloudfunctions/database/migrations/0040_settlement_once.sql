-- An event is paid once, whoever holds the voucher by now: merged records take their vouchers along, lines stay.

create unique index settlement_line_once on settlement_line (institution_id, voucher_id, event_id);
