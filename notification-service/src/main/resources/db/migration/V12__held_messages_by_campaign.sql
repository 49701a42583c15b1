-- The held messages of each campaign, so that a release finds them. Built beside running writers; the remains of an
-- interrupted build are dropped first.
drop index concurrently if exists message_held;
create index concurrently message_held on message (campaign_id, message_id)
    where reason = 'CAMPAIGN_PAUSED' and state in ('QUEUED', 'DEFERRED');
