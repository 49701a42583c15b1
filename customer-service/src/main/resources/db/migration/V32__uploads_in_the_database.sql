-- The file of an import job, compressed and in parts, so that another replica can continue the job.
create table upload_part (
    file      text        not null,
    part      int         not null check (part >= 0),
    content   bytea       not null,
    stored_at timestamptz not null,
    primary key (file, part)
);
create index upload_part_stored_at on upload_part (stored_at);
-- The content is compressed already
alter table upload_part alter column content set storage external;
