create table offer (
    offer_id   text        primary key check (offer_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    terms      text        not null,
    changed_at timestamptz not null,
    version    bigint      not null
);

-- What an offer may cost, and has: only offers with a budget have a row, so that others share no hot one.
create table offer_budget (
    offer_id      text    primary key references offer,
    coupons_limit int     check (coupons_limit > 0),
    coupons_used  int     not null default 0 check (coupons_used >= 0),
    amount_limit  numeric check (amount_limit > 0),
    amount_used   numeric not null default 0 check (amount_used >= 0),
    currency      text
);

create table coupon (
    code             text        primary key check (length(code) = 12),
    offer_id         text        not null references offer,
    customer_id      text        not null,
    decision_id      uuid        unique,
    state            text        not null
        check (state in ('RESERVED', 'ACTIVE', 'REDEEMED', 'EXPIRED', 'RELEASED', 'REVOKED')),
    issued_at        timestamptz not null,
    expires_at       timestamptz not null,
    redemptions_left int         not null check (redemptions_left >= 0)
) with (fillfactor = 85);
create index coupon_customer on coupon (customer_id, issued_at desc);
create index coupon_expiry on coupon (expires_at) where state in ('RESERVED', 'ACTIVE');

create table redemption (
    redemption_id   uuid        primary key,
    code            text        not null references coupon,
    customer_id     text        not null,
    order_id        text        not null,
    total           numeric     not null check (total >= 0),
    discount        numeric     not null check (discount >= 0 and discount <= total),
    currency        text        not null,
    redeemed_at     timestamptz not null,
    reversed_at     timestamptz,
    reversal_reason text
);
-- A coupon counts once for an order, unless that was taken back.
create unique index redemption_once on redemption (code, order_id) where reversed_at is null;
create index redemption_order on redemption (order_id);
