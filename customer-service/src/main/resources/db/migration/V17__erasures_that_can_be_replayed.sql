-- Who was erased, and when: a restored backup brings them back, and they are erased again. The id is all that is kept, as
-- without it nobody could be found again; it is kept for as long as backups are.
create table erasure_log (
    erasure_id  uuid        primary key,
    customer_id text        not null,
    erased_at   timestamptz not null
);
create index erasure_log_erased_at on erasure_log (erased_at, erasure_id);
create index erasure_log_customer on erasure_log (customer_id);
