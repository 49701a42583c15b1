-- What we know of a person: our projection of customer-profiles.
create table recipient (
    customer_id       text    primary key,
    version           bigint  not null,
    name              text,
    locale            text,
    time_zone         text,
    email             text,
    phone             text,
    chat              text,
    preferred_channel text    check (preferred_channel in ('EMAIL', 'SMS', 'CHAT')),
    deceased          boolean not null
) with (fillfactor = 85);

-- What a person allowed; the latest word counts, wherever it was said.
create table consent (
    customer_id text        not null,
    channel     text        not null check (channel in ('EMAIL', 'SMS', 'CHAT')),
    granted     boolean     not null,
    changed_at  timestamptz not null,
    source      text        not null,
    primary key (customer_id, channel)
) with (fillfactor = 85);

create table template (
    template_id text        primary key check (template_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    messages    text        not null,
    changed_at  timestamptz not null,
    version     bigint      not null
);

create table message (
    message_id    uuid        primary key,
    decision_id   uuid        not null,
    step          int         not null,
    try_number    int         not null,
    customer_id   text        not null,
    campaign_id   text        not null,
    -- null until we know the person
    channel       text        check (channel in ('EMAIL', 'SMS', 'CHAT')),
    state         text        not null
        check (state in ('QUEUED', 'DEFERRED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'SKIPPED')),
    reason        text,
    request       text        not null,
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    not_after     timestamptz,
    claimed_until timestamptz,
    attempts      int         not null default 0,
    sent_at       timestamptz,
    -- one message per decision, step and try of a channel
    unique (decision_id, step, try_number)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index message_due on message (channel, due_at) where state in ('QUEUED', 'DEFERRED');
create index message_customer on message (customer_id, message_id desc);

-- What a provider said when it did not accept, and what else befell a message.
create table message_event (
    message_id uuid        not null references message,
    at         timestamptz not null,
    what       text        not null,
    detail     text
);
create index message_event_message on message_event (message_id, at);
