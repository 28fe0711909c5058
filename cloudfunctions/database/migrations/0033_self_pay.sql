-- What a subsidy asks of those without a certified category: what they paid themselves (domain B2, S_HRP_AID).

alter table subsidy_application add column self_pay bigint check (self_pay >= 0);
comment on column subsidy_application.self_pay is 'Fen that she paid herself by the settlement list, read by the reviewer; null where it is not asked.';
