-- What audience rules ask of a customer, from the profile. It holds no name and no address. The columns are null in the row of an earlier
-- release until the next profile arrives.
alter table reach_profile
    add column facts_version      bigint,
    add column stage              text,
    add column tier               text,
    add column churn_reason       text,
    add column time_zone          text,
    add column first_order_day    date,
    add column last_order_day     date,
    add column customer_value     text,
    add column attributes         text,
    add column categories         text,
    add column favourite_category text,
    add column birthday           int,
    add column anniversary        int,
    add column open_complaint     boolean,
    add column deceased           boolean;
comment on column reach_profile.facts_version is
    'the version of the profile that these columns are of; a replica of an earlier release raises the version alone';
comment on column reach_profile.first_order_day is 'in the time zone of the customer';
comment on column reach_profile.birthday is 'month x 100 + day';
comment on column reach_profile.anniversary is 'of the first order: month x 100 + day';
