-- The statements that were stored before there was a history. By itself, so that no change of a table waits for it.
insert into consent_history (customer_id, channel, granted, at, origin, source)
select customer_id, channel, granted, changed_at, case when source = 'profile' and granted then 'SYSTEM' else 'PERSON' end, source
from consent;
