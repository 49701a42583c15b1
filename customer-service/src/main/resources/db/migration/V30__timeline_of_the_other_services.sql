-- Decisions, messages, coupons, redemptions, consents and complaint moves of a customer, from events.
create table timeline_entry (
    customer_id text        not null,
    kind        text        not null,
    entry_id    text        not null,
    at          timestamptz not null,
    details     json        not null,
    -- an event has one entry
    primary key (customer_id, kind, entry_id)
);
create index timeline_entry_newest on timeline_entry (customer_id, at desc, entry_id desc);
