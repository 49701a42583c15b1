-- The state of the rate limits, which all replicas share. It lives for minutes. After a crash of the database it is empty, and every
-- caller has its whole limit again.
create unlogged table rate_limit (
    id         text   primary key,
    -- null until the first request is counted
    state      bytea,
    -- milliseconds since 1970
    expires_at bigint
) with (
    -- rows are updated about once a second
    fillfactor = 50
);
