-- Whether all sending is stopped. There is one row.
create table emergency_stop (
    id      int         primary key check (id = 1),
    stopped boolean     not null,
    reason  text,
    since   timestamptz not null,
    -- grows with each change
    version bigint      not null,
    check (stopped = (reason is not null))
);
insert into emergency_stop (id, stopped, reason, since, version) values (1, false, null, now(), 0);

-- Whether the waiting steps of a campaign are held: from the pause to the next activation, and for good once it is archived.
alter table campaign
    add column held           boolean not null default false,
    -- whether the waiting journeys of an archived campaign are ended
    add column journeys_ended boolean not null default false;
update campaign set held = true where state in ('PAUSED', 'ARCHIVED') and running_revision is not null;

-- Churned customers whom a campaign would approach if it were not paused. They are decided when it is not paused any more.
create table postponed_episode (
    episode_id   uuid        primary key,
    customer_id  text        not null,
    campaign_id  text        not null,
    -- the event CustomerChurned
    churn        text        not null,
    postponed_at timestamptz not null
);
create index postponed_episode_campaign on postponed_episode (campaign_id, postponed_at);
create index postponed_episode_customer on postponed_episode (customer_id);
