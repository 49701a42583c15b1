-- The API keys that campaign-service issues, as every service knows them. The hash is the SHA-256 of the key.
create table known_key (
    key_id       uuid        primary key,
    hash         text        not null check (hash ~ '^[0-9a-f]{64}$'),
    name         text        not null,
    roles        text[]      not null,
    scopes       text[]      not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    version      bigint      not null,
    last_used_at timestamptz,
    unique (hash)
);
comment on column known_key.last_used_at is 'at this service, at most a minute late';
