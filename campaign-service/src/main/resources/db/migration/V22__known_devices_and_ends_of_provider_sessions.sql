-- The browsers with which people signed in before. Failures of others do not block them. Tokens are stored as SHA-256.
create table known_device (
    token_hash text        primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    person     text        not null,
    used_at    timestamptz not null
);
create index known_device_by_use on known_device (used_at);
create index known_device_by_person on known_device (person);

-- A token that the identity provider issued before this time begins no session.
create table provider_session_end (
    account  text        primary key,
    ended_at timestamptz
);
