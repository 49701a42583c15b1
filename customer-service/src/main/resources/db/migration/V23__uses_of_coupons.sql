-- Each use of a coupon by a customer. A use that was reversed stays, with the time; its reversal may arrive first.
create table coupon_use (
    redemption_id uuid        primary key,
    customer_id   text        not null,
    code          text        not null,
    order_id      text        not null,
    redeemed_at   timestamptz,
    payable       numeric,
    currency      text,
    reversed_at   timestamptz
);
create index coupon_use_customer on coupon_use (customer_id);

-- The use of a coupon ended the episode, and the shop has reported no order that does.
alter table loss add column by_coupon_alone boolean not null default false;
