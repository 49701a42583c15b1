-- The person's own statement and the value that systems hold are kept apart: a system never lifts a withdrawal by the person.
-- granted, changed_at and source stay those of the statement that counts. A row that an earlier version wrote has only these: its
-- source tells whose statement it is.
alter table consent
    add column person_granted boolean,
    add column person_at      timestamptz,
    add column system_granted boolean,
    add column system_at      timestamptz;

-- Every statement that took effect: what was stated, when, how, and in answer to which words.
create table consent_history (
    entry_id    bigint      generated always as identity primary key,
    customer_id text        not null,
    channel     text        not null check (channel in ('EMAIL', 'SMS', 'CHAT')),
    granted     boolean     not null,
    at          timestamptz not null,
    origin      text        not null check (origin in ('PERSON', 'SYSTEM')),
    source      text        not null,
    wording     text
);
create index consent_history_customer on consent_history (customer_id, at desc, entry_id desc);
