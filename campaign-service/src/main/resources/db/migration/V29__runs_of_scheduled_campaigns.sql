-- A planned time of a campaign has one run. A replica holds the row while it considers a slice of customers.
create table campaign_run (
    campaign_id   text        not null,
    planned_at    timestamptz not null,
    not_after     timestamptz not null check (not_after > planned_at),
    state         text        not null check (state in ('RUNNING', 'FINISHED', 'SKIPPED')),
    skip_reason   text        check (skip_reason in ('TOO_LATE', 'LATER_RUN', 'CAMPAIGN_ENDED')),
    last_customer text        not null default '',
    customers     bigint      not null default 0,
    decisions     bigint      not null default 0,
    began_at      timestamptz not null,
    ended_at      timestamptz,
    primary key (campaign_id, planned_at),
    check ((state = 'SKIPPED') = (skip_reason is not null)),
    check ((state = 'RUNNING') = (ended_at is null)),
    check (state = 'RUNNING' or last_customer = '')
);
comment on column campaign_run.last_customer is 'the run continues after this customer id; empty when it has ended';
create index campaign_run_state on campaign_run (state, planned_at);

-- Null in campaigns that an earlier release activated.
alter table campaign add column activated_at timestamptz;
