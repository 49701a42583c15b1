-- An export of a shop tells what was refunded of an order so far. A later export replaces this amount.
alter table mishap add column total_of_order boolean not null default false;
