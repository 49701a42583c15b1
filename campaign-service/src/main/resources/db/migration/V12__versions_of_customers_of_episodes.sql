-- The version of the customer of the last event on the episode. An event of a lower version that arrives later changes nothing.
alter table episode add column customer_version bigint;
