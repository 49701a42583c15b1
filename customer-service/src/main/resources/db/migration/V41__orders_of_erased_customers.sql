-- Erasures of earlier releases kept the id of the order that ended an episode.
update loss set ended_by = null where ended_by is not null and starts_with(customer_id, 'erased.');
