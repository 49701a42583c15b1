-- A search by time reads the entries of that time only. Made beside running writers; what is left of an attempt that was ended goes
-- first.
drop index concurrently if exists audit_entry_at;
create index concurrently audit_entry_at on audit_entry (at);
