-- How events leave: a row is written with the change it tells of, and deleted once the broker has it.
-- Columns as Debezium's outbox event router expects them.
create table outbox (
    position      bigint generated always as identity primary key,
    id            uuid        not null,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       text        not null,
    occurred_at   timestamptz not null,
    causationid   uuid,
    traceparent   text
) with (
    -- rows live for milliseconds: clean up after thousands, not after a share of a table that is usually empty
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0.5
);

-- How events arrive: the id of each that was handled, so that it has its effect once.
create table inbox (
    event_id   uuid        primary key,
    handled_at timestamptz not null default now()
);
create index inbox_handled_at on inbox using brin (handled_at);

-- What arrived and could not be handled, with its cause, until somebody replays it.
create table dead_letter (
    id            uuid        primary key,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    record_key    text,
    headers       jsonb       not null,
    payload       bytea,
    cause         text        not null,
    failed_at     timestamptz not null,
    replayed_at   timestamptz,
    unique (topic, partition, record_offset)
);

-- Commands that were done, so that the same Idempotency-Key gets the same answer.
create table idempotency_key (
    key         text        not null,
    operation   text        not null,
    fingerprint bytea       not null,
    status      int         not null,
    location    text,
    body        text,
    done_at     timestamptz not null,
    primary key (operation, key)
);
create index idempotency_key_done_at on idempotency_key using brin (done_at);
