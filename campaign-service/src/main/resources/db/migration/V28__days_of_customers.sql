-- The year in which the birthday or the anniversary of a customer was found last; 0 if it never was.
alter table reach_profile
    add column birthday_found    int not null default 0,
    add column anniversary_found int not null default 0;
