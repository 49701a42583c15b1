-- Each channel has a time of its own: what is said of one is no word on another.
update customer set consents = (
    select json_object_agg(key, json_build_object('granted', value, 'at', to_char(
        consents_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text
    from json_each(consents::json))
where consents is not null and consents <> '{}';
alter table customer drop column consents_at;
