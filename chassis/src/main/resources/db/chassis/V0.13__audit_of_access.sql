-- Callers that the identity provider knows are no people of this installation, even if the names are equal.
alter table audit_entry drop constraint audit_entry_actor_kind_check;
alter table audit_entry add constraint audit_entry_actor_kind_check
    check (actor_kind in ('PERSON', 'PROVIDER_ACCOUNT', 'KEY', 'SERVICE', 'ANONYMOUS', 'SYSTEM'));

-- A search by time reads the entries of that time only.
create index audit_entry_at on audit_entry (at);
