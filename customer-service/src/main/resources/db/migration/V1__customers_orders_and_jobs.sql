create table customer (
    customer_id       text        primary key check (customer_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    name              text,
    locale            text,
    time_zone         text,
    birth_date        date,
    email             text,
    phone             text,
    chat              text,
    preferred_channel text        check (preferred_channel in ('EMAIL', 'SMS', 'CHAT')),
    consents          text,
    consents_at       timestamptz,
    attributes        text,
    -- where they stand
    stage             text        not null default 'PROSPECT'
        check (stage in ('PROSPECT', 'ACTIVE', 'AT_RISK', 'CHURNED', 'WON_BACK')),
    since             timestamptz,
    churn_reason      text,
    confidence        double precision check (confidence between 0 and 1),
    evidence          text,
    episode_id        uuid,
    -- what they have been worth
    orders            int         not null default 0 check (orders >= 0),
    first_order_at    timestamptz,
    last_order_at     timestamptz,
    revenue           numeric,
    currency          text,
    recency_score     smallint    check (recency_score between 1 and 5),
    frequency_score   smallint    check (frequency_score between 1 and 5),
    monetary_score    smallint    check (monetary_score between 1 and 5),
    tier              text        check (tier in ('TOP', 'HIGH', 'MEDIUM', 'LOW')),
    as_of             date,
    version           bigint      not null default 0,
    check ((stage = 'CHURNED') = (episode_id is not null))
) with (fillfactor = 70);
create index customer_by_worth on customer (coalesce(revenue, 0) desc, customer_id);
create index customer_stage on customer (stage);

create table customer_order (
    order_id     text        primary key check (order_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    customer_id  text        not null references customer,
    placed_at    timestamptz not null,
    -- the day of it where the customer lives: several orders on it are one purchase
    placed_on    date        not null,
    amount       numeric     not null check (amount >= 0),
    currency     text        not null,
    category     text,
    items        text,
    coupon_code  text,
    promised_by  timestamptz,
    delivered_at timestamptz,
    -- tells the same order again from another under its id
    fingerprint  bytea       not null
);
create index customer_order_customer on customer_order (customer_id, placed_on);

create table cancellation (
    cancellation_id uuid        primary key,
    customer_id     text        not null references customer,
    reason          text        not null,
    comment         text,
    cancelled_at    timestamptz not null
);
create index cancellation_customer on cancellation (customer_id);

create table job (
    job_id      uuid        primary key,
    kind        text        not null,
    state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    done        bigint      not null default 0,
    total       bigint,
    result      text,
    failure     text,
    started_at  timestamptz not null,
    finished_at timestamptz
);

-- What a scoring works on: each customer's orders as of a date. Rebuilt by each scoring, so it need not survive a crash.
create unlogged table scoring_fact (
    customer_id    text        primary key,
    orders         int         not null,
    days           date[]      not null,
    first_order_at timestamptz not null,
    last_order_at  timestamptz not null,
    revenue        numeric     not null,
    currency       text        not null,
    category       text
);
