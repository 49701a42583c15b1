-- Blind indexes of sealed columns. A date of birth has a column for its sealed form, because a column of dates cannot hold it.
alter table customer
    add column name_index        text,
    add column email_index       text,
    add column phone_index       text,
    add column birth_date_sealed text;

-- A sealed name has no words. The index on this function holds names that are not sealed yet.
create or replace function customer_name_words(name text) returns tsvector language sql immutable strict parallel safe
return case when name like 'sealed:%' then ''::tsvector else array_to_tsvector(array_remove(
    regexp_split_to_array(lower(normalize(name, NFKC)), '[\s.,·・、&/()''"’_-]+'), '')) end;
