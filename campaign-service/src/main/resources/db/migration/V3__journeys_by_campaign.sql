-- The journeys of a campaign, and those whose next step is held. Built beside running writers; the remains of an interrupted
-- build are dropped first.
drop index concurrently if exists enrolment_campaign;
create index concurrently enrolment_campaign on enrolment (campaign_id, decision_id);
drop index concurrently if exists enrolment_held;
create index concurrently enrolment_held on enrolment (campaign_id, decision_id)
    where next_step_at = timestamptz '9999-12-31T00:00:00Z';
