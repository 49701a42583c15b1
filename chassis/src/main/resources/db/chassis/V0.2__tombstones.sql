-- The last word on a person in a compacted topic has no payload.
alter table outbox alter column payload drop not null;
