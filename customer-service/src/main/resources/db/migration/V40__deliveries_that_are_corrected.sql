-- The times of promise and delivery were corrected. What files and orders report of them does not count any more.
alter table customer_order add column delivery_corrected boolean not null default false;
