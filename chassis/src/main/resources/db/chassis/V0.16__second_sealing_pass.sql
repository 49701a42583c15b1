-- After new keys, a row of the old keys may be stored behind the position of the first pass. So a second pass follows, which
-- begins when all replicas use the new keys.
alter table sealing_pass add column keys_since timestamptz not null default now();
-- null for a pass of an earlier release
alter table sealing_pass add column began_at timestamptz;
