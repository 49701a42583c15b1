-- The categories that a customer bought, as of the last scoring.
-- Whether orders changed after the last scoring. The next one publishes the profile. It does so once for all customers of earlier
-- releases, because their published profiles have no birthday, attributes and categories.
alter table customer
    add column categories text,
    add column favourite_category text,
    add column orders_changed boolean not null default true;
