-- Whoever waits for a complaint to be resolved is not sent promotions.
alter table recipient add column complains boolean not null default false;
