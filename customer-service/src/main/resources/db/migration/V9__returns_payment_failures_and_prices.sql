-- What went wrong with an order after it was placed: sent back, or not paid.
create table mishap (
    mishap_id   uuid        primary key,
    kind        text        not null check (kind in ('RETURN', 'PAYMENT_FAILURE')),
    customer_id text        not null references customer,
    order_id    text,
    reason      text        not null,
    confidence  double precision not null check (confidence between 0 and 1),
    comment     text,
    happened_at timestamptz not null
);
create index mishap_customer on mishap (customer_id, happened_at desc);

-- Orders that say what each thing cost tell whether it cost more than the time before.
create index customer_order_priced on customer_order (customer_id) where items like '%"unitPrice"%';
