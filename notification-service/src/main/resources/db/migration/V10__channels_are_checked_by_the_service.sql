-- The service checks channels. A new channel does not need a change of these tables.
alter table recipient drop constraint recipient_preferred_channel_check;
alter table consent drop constraint consent_channel_check;
alter table consent_history drop constraint consent_history_channel_check;
alter table message drop constraint message_channel_check;
