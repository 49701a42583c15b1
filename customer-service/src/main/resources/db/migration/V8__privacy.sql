-- Whose figures stay although nobody knows any more who they were.
alter table customer add column erased boolean not null default false;

-- Which services have not said yet that they forgot a person.
create table erasure (
    erasure_id uuid not null references job,
    awaits     text not null,
    primary key (erasure_id, awaits)
);

-- What we hold on a person, as they were given it; kept for a day.
create table personal_file (
    job_id      uuid        primary key references job,
    customer_id text        not null,
    content     text        not null,
    made_at     timestamptz not null
);
create index personal_file_customer on personal_file (customer_id);
