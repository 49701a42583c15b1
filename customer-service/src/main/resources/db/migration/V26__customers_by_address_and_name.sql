-- Customers by e-mail address, phone number and the words of their name. Made beside running writers; what is left of an attempt
-- that was ended goes first.
drop index concurrently if exists customer_by_email;
create index concurrently customer_by_email on customer (lower(email)) where email is not null;
drop index concurrently if exists customer_by_phone;
create index concurrently customer_by_phone on customer (phone) where phone is not null;
drop index concurrently if exists customer_by_name;
create index concurrently customer_by_name on customer using gin (customer_name_words(name)) where name is not null;
