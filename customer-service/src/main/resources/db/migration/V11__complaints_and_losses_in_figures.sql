-- A breach is told once; how often a complaint came back, and how content the person was in the end.
alter table complaint
    add column breach_told  boolean not null default false,
    add column reopenings   int     not null default 0,
    add column satisfaction int     check (satisfaction between 1 and 5);
update complaint set breach_told = coalesce(answered_at, now()) > due_by;
create index complaint_due on complaint (due_by) where answered_at is null and not breach_told;
create index complaint_opened_at on complaint (opened_at);

-- What they bought most, so that reasons can be told apart by it.
alter table loss add column category text;
