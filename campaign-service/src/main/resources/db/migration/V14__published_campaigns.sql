-- Whether the hold of the messages of a campaign is published, and which revision is published as activated. Campaigns that an
-- earlier release paused or activated are published soon after the start.
alter table campaign
    add column published_hold     boolean not null default false,
    add column published_revision int;
comment on column campaign.journeys_ended is 'not used any more: a campaign whose waiting journeys are ended is not held';

-- The row of a deleted offer stays, so that an earlier event that arrives later has no effect.
alter table known_offer add column deleted boolean not null default false;
