-- What befell messages is deleted after a time; rows come in the order of their time.
drop index concurrently if exists message_event_at;
create index concurrently message_event_at on message_event using brin (at);
