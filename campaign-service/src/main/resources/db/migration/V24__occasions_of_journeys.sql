-- As in decisions: a replica of an earlier release stores the episode alone.
alter table enrolment
    alter column episode_id drop not null,
    add column occasion_id uuid,
    add constraint enrolment_occasion_check check (coalesce(occasion_id, episode_id) is not null) not valid;
