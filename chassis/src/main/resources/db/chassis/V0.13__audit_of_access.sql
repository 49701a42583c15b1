-- Callers that the identity provider knows are no people of this installation, even if the names are equal. Checked later, so that
-- writers wait for a moment only.
alter table audit_entry drop constraint audit_entry_actor_kind_check;
alter table audit_entry add constraint audit_entry_actor_kind_check
    check (actor_kind in ('PERSON', 'PROVIDER_ACCOUNT', 'KEY', 'SERVICE', 'ANONYMOUS', 'SYSTEM')) not valid;
