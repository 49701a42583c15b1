-- Built beside running writers; the remains of an interrupted build are dropped first.
drop index concurrently if exists reach_profile_birthday;
create index concurrently reach_profile_birthday on reach_profile (birthday, birthday_found);
