-- The sessions of people in the console, and the links with which a person signs in once. Tokens are stored as SHA-256.
create table user_session (
    token_hash text        primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    person     text        not null,
    roles      text        not null,
    key_hash   text        check (key_hash ~ '^[0-9a-f]{64}$'),
    began_at   timestamptz not null,
    used_at    timestamptz not null check (used_at >= began_at)
);
comment on column user_session.key_hash is 'the key with which the person signed in; the session has its roles and ends with it';
create index user_session_by_use on user_session (used_at);

create table sign_in_link (
    token_hash text        primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    person     text        not null,
    roles      text        not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index sign_in_link_by_expiry on sign_in_link (expires_at);
