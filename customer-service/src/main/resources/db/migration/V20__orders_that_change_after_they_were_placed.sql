-- What is told of an order later: its state, and what of its amount was given back.
alter table customer_order
    add column status   text,
    add column refunded numeric not null default 0;
alter table customer_order
    add constraint customer_order_refunded_check check (refunded between 0 and amount) not valid;

-- A return lowers the revenue of its order by an amount, or by the whole order. It waits for an order that is not known yet.
-- Returns of earlier versions have no amount, and lower nothing.
alter table mishap
    add column amount       numeric check (amount > 0),
    add column currency     text,
    add column whole_order  boolean not null default false,
    add column awaits_order boolean not null default false;
