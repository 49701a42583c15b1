-- A part of a budget that is taken out of it in advance, and counts there as used. Concurrent redemptions of an offer take from
-- different shares. The unit is COUPONS, or the currency of the money.
create table budget_share (
    offer_id  text     not null references offer_budget,
    unit      text     not null check (unit = 'COUPONS' or unit ~ '^[A-Z]{3}$'),
    share     smallint not null,
    remaining numeric  not null check (remaining >= 0),
    primary key (offer_id, unit, share)
) with (fillfactor = 50);
