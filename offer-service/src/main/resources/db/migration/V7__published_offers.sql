-- The state of each offer that was published last. An offer without a row is published soon after the start.
create table published_offer (
    offer_id      text    primary key references offer,
    version       bigint  not null check (version > 0),
    offer_version bigint  not null,
    budget_spent  boolean not null
);
