-- Statements bind the states of jobs as parameters. A partial index does not serve a generic plan of such a statement.
create index job_state on job (state, alive_at);
drop index job_running;
