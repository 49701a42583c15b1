-- The journeys of a campaign that began with this revision or an earlier one have ended: none of their messages may be sent.
alter table sending_hold add column ended_revision int;

-- Whether a campaign that was activated refers to the template.
alter table template add column in_campaign boolean not null default false;
