-- How far the background step that seals rows has come in each table.
create table sealing_pass (
    table_name  text        primary key,
    -- the keys with which it seals; empty before the first pass
    keys        text        not null default '',
    -- the id of the last row that was read; empty at the beginning and at the end
    position    text        not null default '',
    unread      bigint      not null default 0,
    missed      bigint      not null default 0,
    -- null while a pass runs
    finished_at timestamptz
);
