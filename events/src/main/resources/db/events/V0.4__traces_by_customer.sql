-- Whose answer it is, so that an erasure finds it without reading every answer. The table holds some days of commands.
alter table idempotency_key add column customer_id text;
update idempotency_key set customer_id = substring(body from '"customerId"\s*:\s*"([A-Za-z0-9._-]{1,64})"')
where body is not null;
create index idempotency_key_customer on idempotency_key (customer_id) where customer_id is not null;

-- An erasure and the retention find dead letters the same way.
create index dead_letter_record_key on dead_letter (record_key);
create index dead_letter_failed_at on dead_letter (failed_at);
