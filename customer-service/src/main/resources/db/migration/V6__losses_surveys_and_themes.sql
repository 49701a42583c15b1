-- Each loss and its end, for what is learned of them all.
create table loss (
    episode_id  uuid        primary key,
    customer_id text        not null references customer,
    lost_at     timestamptz not null,
    reason      text        not null,
    confidence  double precision not null,
    revenue     numeric     not null,
    currency    text,
    tier        text,
    returned_at timestamptz
);
create index loss_lost_at on loss (lost_at);
create index loss_customer on loss (customer_id, lost_at desc);

-- A root cause that many complaints share.
create table theme (
    theme_id    text        primary key check (theme_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    name        text        not null,
    reason      text        not null,
    resolution  text,
    resolved_at timestamptz,
    version     bigint      not null
);
alter table complaint add column theme_id text references theme;
create index complaint_theme on complaint (theme_id, customer_id) where theme_id is not null;

create table survey_response (
    response_id uuid        primary key,
    customer_id text        not null references customer,
    kind        text        not null check (kind in ('NPS', 'CSAT', 'EXIT')),
    score       int,
    comment     text,
    answers     text,
    reason      text        not null,
    confidence  double precision not null,
    answered_at timestamptz not null
);
create index survey_response_customer on survey_response (customer_id, answered_at desc);
