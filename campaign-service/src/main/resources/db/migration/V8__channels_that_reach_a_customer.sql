-- Which channels can reach a customer, from the profile. It holds no address.
create table reach_profile (
    customer_id       text   primary key,
    version           bigint not null,
    locale            text,
    preferred_channel text,
    addresses         text   not null,
    consents          text   not null
);
