-- Occasions on which a campaign would approach the customer if it were not paused. They are decided when it is not paused any more.
-- A table of its own: a replica of an earlier release reads each row of postponed_episode as a loss. Its rows are taken over; a later
-- release drops that table.
create table postponed_occasion (
    occasion_id  uuid        primary key,
    kind         text        not null,
    customer_id  text        not null,
    campaign_id  text        not null,
    -- of the kind of the occasion
    event        text        not null,
    postponed_at timestamptz not null
);
create index postponed_occasion_campaign on postponed_occasion (campaign_id, postponed_at);
create index postponed_occasion_customer on postponed_occasion (customer_id);
