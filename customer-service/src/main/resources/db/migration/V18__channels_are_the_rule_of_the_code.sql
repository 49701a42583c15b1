-- The channels are those of the code: a new channel needs no migration.
alter table customer drop constraint if exists customer_preferred_channel_check;
