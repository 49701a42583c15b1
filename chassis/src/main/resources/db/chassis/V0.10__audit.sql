-- Who did what, from where, and what changed. Rows are appended. One replica then gives each row its position in a hash chain.
create table audit_entry (
    entry_id      uuid        primary key,
    at            timestamptz not null,
    actor_kind    text        not null check (actor_kind in ('PERSON', 'KEY', 'SERVICE', 'ANONYMOUS', 'SYSTEM')),
    actor         text        not null,
    acted_through text,
    roles         text        not null,
    address       text,
    trace_id      text,
    operation     text        not null,
    subject       text,
    outcome       int,
    times         int         not null check (times > 0),
    changes       text,
    position      bigint      check (position > 0),
    hash          bytea       check (length(hash) = 32),
    check ((position is null) = (hash is null))
);
create unique index audit_entry_position on audit_entry (position);
create index audit_entry_waiting on audit_entry (entry_id) where position is null;
create index audit_entry_subject on audit_entry (subject, entry_id);
create index audit_entry_actor on audit_entry (actor, entry_id);
create index audit_entry_operation on audit_entry (operation, entry_id);

-- The last entry that the retention deleted. The chain begins after it.
create table audit_checkpoint (
    only_row boolean primary key default true check (only_row),
    position bigint  not null,
    hash     bytea   not null check (length(hash) = 32)
);

-- An entry without a position gets one, with its hash. Nothing else changes, and only the retention deletes.
create function audit_entry_is_append_only() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' then
        if old.position is null and new.position is not null
            and row(new.entry_id, new.at, new.actor_kind, new.actor, new.acted_through, new.roles, new.address, new.trace_id,
                new.operation, new.subject, new.outcome, new.times, new.changes)
            is not distinct from row(old.entry_id, old.at, old.actor_kind, old.actor, old.acted_through, old.roles, old.address,
                old.trace_id, old.operation, old.subject, old.outcome, old.times, old.changes) then
            return new;
        end if;
    elsif tg_op = 'DELETE' then
        if current_setting('winback.audit_retention', true) = 'on' then
            return old;
        end if;
    end if;
    raise exception 'audit entries can be neither changed nor deleted' using errcode = 'restrict_violation';
end $body$;

create trigger audit_entry_is_append_only before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();
create trigger audit_entry_is_not_truncated before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
