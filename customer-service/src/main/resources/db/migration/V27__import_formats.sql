-- How foreign files are read, as shops define it. The presets are in the code.
create table import_format (
    format_id text collate "C" primary key check (format_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    document text not null,
    changed_at timestamptz not null,
    version bigint not null
);
