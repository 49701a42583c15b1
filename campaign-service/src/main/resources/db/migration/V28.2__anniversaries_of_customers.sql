-- Built beside running writers; the remains of an interrupted build are dropped first.
drop index concurrently if exists reach_profile_anniversary;
create index concurrently reach_profile_anniversary on reach_profile (anniversary, anniversary_found);
