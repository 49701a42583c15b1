-- The occasion of a decision. It is the episode of a loss; a replica of an earlier release stores the episode alone. So no row is written
-- here, and the unique index below covers both. A later release can fill the column.
alter table decision
    alter column episode_id drop not null,
    add column occasion_id uuid,
    add column occasion_kind text not null default 'CUSTOMER_CHURNED',
    add column occasion_at timestamptz,
    add constraint decision_occasion_check check (
        case when occasion_kind = 'CUSTOMER_CHURNED'
            then episode_id is not null and coalesce(occasion_id, episode_id) = episode_id
            else episode_id is null and occasion_id is not null end) not valid;
