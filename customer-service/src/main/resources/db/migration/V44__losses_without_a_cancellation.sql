-- The loss that a scoring found, or the record of a death, and the time after which an order ends it. Null for an episode of
-- cancellations only, and for one that an earlier release recorded.
alter table loss add column lapsed_at timestamptz, add column returns_after timestamptz;

-- The last loss before the coupon was reserved: an order after this time is a return. Null if an earlier release stored it.
alter table episode_coupon add column returns_after timestamptz;
