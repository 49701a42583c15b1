-- The coupons that were reserved during a churn episode. An order with such a code ends the episode.
create table episode_coupon (
    customer_id text not null,
    code        text not null,
    episode_id  uuid not null,
    decision_id uuid not null,
    primary key (customer_id, code)
);
