-- A scoring reads each customer's orders in the order of customers and days, and needs only this index for it. Made beside
-- running writers; what is left of an attempt that was ended goes first.
drop index concurrently if exists customer_order_facts;
create index concurrently customer_order_facts on customer_order (customer_id, placed_on)
    include (placed_at, amount, currency, category, refunded, status);
drop index concurrently if exists customer_order_history;

-- Returns by their order, and the few that wait for it.
drop index concurrently if exists mishap_order;
create index concurrently mishap_order on mishap (order_id) where order_id is not null;
drop index concurrently if exists mishap_awaits_order;
create index concurrently mishap_awaits_order on mishap (customer_id) where awaits_order;
