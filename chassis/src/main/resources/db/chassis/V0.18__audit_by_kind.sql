-- A search for all subjects of a kind reads the entries of that kind only, the newest first. Made beside running writers; what is
-- left of an attempt that was ended goes first.
drop index concurrently if exists audit_entry_subject_kind;
create index concurrently audit_entry_subject_kind on audit_entry (split_part(subject, '/', 1), entry_id);
