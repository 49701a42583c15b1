-- What models say of a customer; absent where none could be fitted.
alter table customer
    add column p_alive         double precision check (p_alive between 0 and 1),
    add column p_no_order      double precision check (p_no_order between 0 and 1),
    add column expected_orders double precision check (expected_orders >= 0),
    add column lifetime_value  numeric;

-- The models as they were fitted, each time anew.
create table scoring_model (
    model_id  uuid        primary key,
    as_of     date        not null,
    customers int         not null,
    fitted_at timestamptz not null,
    models    text        not null
);

-- A scoring reads each customer's orders in the order of customers and days, and needs nothing but this index for it.
drop index customer_order_customer;
create index customer_order_history on customer_order (customer_id, placed_on)
    include (placed_at, amount, currency, category);
drop table scoring_fact;
