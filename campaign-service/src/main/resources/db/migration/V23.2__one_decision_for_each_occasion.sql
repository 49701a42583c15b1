-- Built beside running writers; the remains of an interrupted build are dropped first.
drop index concurrently if exists decision_occasion;
create unique index concurrently decision_occasion on decision (coalesce(occasion_id, episode_id));
