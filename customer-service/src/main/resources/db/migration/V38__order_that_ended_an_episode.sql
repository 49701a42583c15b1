-- Null while the episode is open, and for an end that was recorded before.
alter table loss add column ended_by text;
