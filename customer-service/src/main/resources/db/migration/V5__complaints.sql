-- What people complained of, and how it was dealt with.
create table complaint (
    complaint_id uuid        primary key,
    customer_id  text        not null references customer,
    order_id     text,
    text         text        not null,
    reason       text        not null,
    confidence   double precision not null check (confidence between 0 and 1),
    evidence     text        not null,
    severity     text        not null check (severity in ('LOW', 'NORMAL', 'HIGH', 'CRITICAL')),
    state        text        not null check (state in ('OPEN', 'ANSWERED', 'RESOLVED', 'REOPENED')),
    resolution   text,
    opened_at    timestamptz not null,
    due_by       timestamptz not null,
    answered_at  timestamptz,
    resolved_at  timestamptz,
    version      bigint      not null
);
create index complaint_customer on complaint (customer_id, complaint_id desc);
create index complaint_state on complaint (state, complaint_id desc);

-- How many of theirs are not resolved: promotions wait meanwhile.
alter table customer add column open_complaints int not null default 0 check (open_complaints >= 0);

-- Orders that came late say why somebody may have left.
create index customer_order_late on customer_order (customer_id) where delivered_at > promised_by;
