-- Made beside running writers; what is left of an attempt that was ended goes first.
drop index concurrently if exists idempotency_key_customer;
create index concurrently idempotency_key_customer on idempotency_key (customer_id) where customer_id is not null;

-- An erasure and the retention find dead letters the same way.
drop index concurrently if exists dead_letter_record_key;
create index concurrently dead_letter_record_key on dead_letter (record_key);
drop index concurrently if exists dead_letter_failed_at;
create index concurrently dead_letter_failed_at on dead_letter (failed_at);
