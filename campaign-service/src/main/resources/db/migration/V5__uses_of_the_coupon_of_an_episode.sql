-- Each use of the coupon of an episode. A use that was reversed stays, with the time.
create table episode_redemption (
    redemption_id uuid        primary key,
    episode_id    uuid        not null references episode,
    order_id      text,
    redeemed_at   timestamptz,
    payable       numeric,
    currency      text,
    reversed_at   timestamptz
);
create index episode_redemption_episode on episode_redemption (episode_id);

-- The return is known from the use of the coupon alone: the shop has not reported the order.
alter table episode add column by_coupon_alone boolean not null default false;
