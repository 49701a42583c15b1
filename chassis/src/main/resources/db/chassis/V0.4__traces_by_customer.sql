-- Whose answer it is, so that an erasure finds it without reading every answer.
alter table idempotency_key add column customer_id text;
