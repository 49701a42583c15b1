-- When the process that has a job last said that it is there.
alter table job add column alive_at timestamptz not null default now();
update job set kind = upper(replace(kind, ' ', '_'));
create index job_running on job (alive_at) where state = 'RUNNING';
