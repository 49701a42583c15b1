-- The API keys that people issue to systems. The hash is the SHA-256 of the key; the key itself is not stored.
create table api_key (
    key_id      uuid        primary key,
    hash        text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    beginning   text        not null,
    name        text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    roles       text        not null check (roles <> ''),
    scopes      text        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    expires_at  timestamptz,
    replaced_at timestamptz,
    replaced_by uuid,
    revoked_at  timestamptz,
    revoked_by  text,
    version     bigint      not null,
    check ((replaced_at is null) = (replaced_by is null)),
    check ((revoked_at is null) = (revoked_by is null))
);
comment on column api_key.beginning is 'the first characters of the key, by which a person recognises it';
comment on column api_key.expires_at is 'the expiry, or the end of the overlap with the successor';
-- A name is that of one caller: stored answers of the API are kept by caller.
create unique index api_key_name on api_key (name) where revoked_at is null and replaced_at is null;
