create table campaign (
    campaign_id        text        primary key check (campaign_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    state              text        not null
        check (state in ('DRAFT', 'IN_REVIEW', 'RUNNING', 'PAUSED', 'FINISHED', 'ARCHIVED')),
    revision           int         not null check (revision > 0),
    definition         text        not null,
    running_revision   int,
    running_definition text,
    changed_at         timestamptz not null,
    version            bigint      not null,
    check (state not in ('RUNNING', 'PAUSED') or running_revision is not null)
);

-- Every definition that ever was: a journey goes on under the one it began with.
create table campaign_revision (
    campaign_id text        not null references campaign,
    revision    int         not null,
    definition  text        not null,
    created_at  timestamptz not null,
    primary key (campaign_id, revision)
);

-- One loss, and what became of it.
create table episode (
    episode_id  uuid        primary key,
    customer_id text        not null,
    churned_at  timestamptz,
    state       text        not null check (state in ('OPEN', 'RETURNED_ORGANIC', 'RETURNED_CAMPAIGN', 'LOST')),
    churn_reason text,
    tier        text,
    returned_at timestamptz,
    order_id    text,
    revenue     numeric,
    currency    text
) with (fillfactor = 85);
create index episode_customer on episode (customer_id, episode_id desc);
create index episode_state on episode (state, episode_id desc);

create table decision (
    decision_id uuid        primary key,
    episode_id  uuid        not null unique references episode,
    customer_id text        not null,
    decided_at  timestamptz not null,
    outcome     text        not null check (outcome in ('ENROLLED', 'HELD_OUT', 'NOT_APPROACHED')),
    campaign_id text,
    revision    int,
    variant     text,
    reason      text,
    candidates  text        not null,
    check ((outcome = 'NOT_APPROACHED') = (campaign_id is null)),
    check ((outcome = 'ENROLLED') = (reason is null))
);
create index decision_customer on decision (customer_id, decision_id desc);
create index decision_campaign on decision (campaign_id, outcome);

-- The journey of somebody who is approached.
create table enrolment (
    decision_id   uuid        primary key references decision,
    episode_id    uuid        not null unique references episode,
    customer_id   text        not null,
    campaign_id   text        not null,
    revision      int         not null,
    variant       text        not null,
    state         text        not null check (state in ('AWAITING_COUPON', 'AWAITING_MESSAGE', 'REACHED', 'ENDED')),
    step          int         not null check (step > 0),
    next_step_at  timestamptz,
    ended_because text,
    coupon_code   text,
    offer_id      text,
    offer_name    text,
    coupon_until  timestamptz,
    reached_at    timestamptz,
    channel       text
) with (fillfactor = 80);
create index enrolment_next_step on enrolment (next_step_at) where next_step_at is not null;
