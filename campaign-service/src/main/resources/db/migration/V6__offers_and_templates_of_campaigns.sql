-- What offer-service and notification-service publish of their definitions.
create table known_offer (
    offer_id     text        primary key,
    version      bigint      not null,
    valid_until  timestamptz,
    budget_spent boolean     not null
);

create table known_template (
    template_id    text   primary key,
    version        bigint not null,
    default_locale text   not null,
    texts          text   not null
);
