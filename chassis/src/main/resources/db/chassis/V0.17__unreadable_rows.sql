-- How many of the missed rows could not be opened. They do not repeat a pass before its time.
alter table sealing_pass add column unreadable bigint not null default 0;
