-- When the coupon was reserved. Null if an earlier release reserved or stored it.
alter table episode_coupon add column reserved_at timestamptz;
