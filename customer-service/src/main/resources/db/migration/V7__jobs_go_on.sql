-- A job that its process left in the middle is begun anew, from what it was asked for.
alter table job
    add column input text,
    add column tries int not null default 0;
update job set state = 'FAILED', failure = 'the service ended in the middle of it; ask again, nothing is done twice',
    finished_at = now() where state = 'RUNNING';
