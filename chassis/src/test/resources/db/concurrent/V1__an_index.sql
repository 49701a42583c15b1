create index concurrently visitor_seen on visitor (seen);
