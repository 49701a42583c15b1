-- The next messages of a channel: the greatest priority first, then the longest due. Made beside running writers; what is left
-- of an attempt that was ended goes first.
drop index concurrently if exists message_waiting;
create index concurrently message_waiting on message (channel, priority desc, due_at) where state in ('QUEUED', 'DEFERRED');
drop index concurrently if exists message_due;
