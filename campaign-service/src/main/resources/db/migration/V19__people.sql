-- The people who sign in to the console without an identity provider. Passwords are stored as Argon2id hashes.
create table person (
    person_id     text        primary key check (person_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    display_name  text        not null check (display_name <> ''),
    roles         text        not null check (roles <> ''),
    password_hash text        check (password_hash like '$argon2id$%'),
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    signed_in_at  timestamptz,
    version       bigint      not null
);

-- Sign-ins without success, by the hash of the name. A name that no person has is counted as well.
create table sign_in_back_off (
    name_hash     text        primary key check (name_hash ~ '^[0-9a-f]{64}$'),
    failures      integer     not null check (failures >= 0),
    tried_at      timestamptz not null,
    blocked_until timestamptz
);
create index sign_in_back_off_by_time on sign_in_back_off (tried_at);

-- Sessions and links of earlier versions are of no person. People sign in again.
delete from user_session where key_hash is null;
delete from sign_in_link;
-- A link gives the roles that the person has when it is used.
alter table sign_in_link alter column roles drop not null;
create index user_session_by_person on user_session (person);
create index sign_in_link_by_person on sign_in_link (person);
