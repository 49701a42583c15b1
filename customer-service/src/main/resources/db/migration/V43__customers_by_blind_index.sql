-- Customers by the blind indexes of their addresses and names. Made beside running writers; what is left of an attempt that was ended
-- goes first.
drop index concurrently if exists customer_by_email_index;
create index concurrently customer_by_email_index on customer (email_index) where email_index is not null;
drop index concurrently if exists customer_by_phone_index;
create index concurrently customer_by_phone_index on customer (phone_index) where phone_index is not null;
drop index concurrently if exists customer_by_name_index;
create index concurrently customer_by_name_index on customer using gin (string_to_array(name_index, ' '))
    where name_index is not null;
