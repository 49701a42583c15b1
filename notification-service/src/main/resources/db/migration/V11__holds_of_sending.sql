-- What must not be sent now: everything (scope '*', the emergency stop), or the messages of one campaign.
create table sending_hold (
    scope   text        primary key,
    held    boolean     not null,
    reason  text,
    since   timestamptz not null,
    -- a change with a lower version has no effect
    version bigint      not null
);
