-- An order that was placed after this brings back who is lost: who cancelled, one after they did; who was silent, also one that
-- comes late, and shows that they were not.
alter table customer
    add column back_after     timestamptz,
    add column expected_spend numeric;

-- What a comment was read as is a reason too, and less sure than one that was named.
alter table cancellation add column confidence double precision not null default 1;
update cancellation set confidence = 0 where reason = 'UNKNOWN';

-- A complaint that is opened again is to be answered again; the first answer still counts for how long they waited.
alter table complaint
    add column first_answered_at timestamptz,
    add column was_breached      boolean not null default false;
update complaint set first_answered_at = answered_at;

-- So that a correction goes with the person who wrote the text.
alter table reason_correction add column customer_id text;
create index reason_correction_customer on reason_correction (customer_id) where customer_id is not null;
