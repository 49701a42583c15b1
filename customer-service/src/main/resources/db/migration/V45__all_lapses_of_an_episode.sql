-- All losses of an episode that scorings found, as JSON, if there are several. Then lapsed_at is that of the first one, and
-- returns_after that of the last one.
alter table loss add column lapses text;
