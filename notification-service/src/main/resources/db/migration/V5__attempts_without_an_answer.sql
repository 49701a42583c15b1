-- A message in hand: which claim holds it, whether its content is written, and whether it must not be written any more.
-- A claim that has run out settles nothing but an acceptance.
alter table message
    add column claim_id         uuid,
    add column written          boolean not null default false,
    add column recalled         boolean not null default false,
    -- attempts that ended without an answer
    add column unknown_outcomes int     not null default 0,
    -- attempts for which the provider could not be reached; they do not count as attempts
    add column outages          int     not null default 0,
    add column priority         int     not null default 0;
