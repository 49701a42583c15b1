-- The person's own statement and the value that systems hold are kept apart: a system never lifts a withdrawal by the person.
-- granted, changed_at and source stay those of the statement that counts. A row that an earlier version wrote has only these. Its
-- source tells whose statement it is; but a file that repeated a withdrawal wrote source 'profile' over the person's own, so
-- every withdrawal of an earlier version counts as the person's.
alter table consent
    add column person_granted boolean,
    add column person_at      timestamptz,
    add column system_granted boolean,
    add column system_at      timestamptz;

-- Every statement that was news: what was stated, when, how, in answer to which words, and whether the consent that counts changed
-- with it.
create table consent_history (
    entry_id    bigint      generated always as identity primary key,
    customer_id text        not null,
    channel     text        not null check (channel in ('EMAIL', 'SMS', 'CHAT')),
    granted     boolean     not null,
    at          timestamptz not null,
    origin      text        not null check (origin in ('PERSON', 'SYSTEM')),
    source      text        not null,
    wording     text,
    took_effect boolean     not null default true
);
create index consent_history_customer on consent_history (customer_id, at desc, entry_id desc);
-- Withdrawals by link of customers without a recipient, as they were erased or their profile has not arrived: keyed hashes of
-- channel and customer id.
create table unknown_withdrawal (
    hash text        primary key,
    at   timestamptz not null
);

-- An address that its provider refused for good is no wish of a person. Which of those stored are such is not known: they count
-- as the wishes that they may be.
alter table refused_address add column bounced boolean not null default false;
