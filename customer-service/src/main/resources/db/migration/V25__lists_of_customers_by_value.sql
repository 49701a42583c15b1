-- Customers by revenue, in each currency. Made beside running writers; what is left of an attempt that was ended goes first.
drop index concurrently if exists customer_by_revenue;
create index concurrently customer_by_revenue on customer (currency, revenue desc, customer_id) where not erased;
