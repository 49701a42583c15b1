-- The terms of each version of an offer, so that a coupon keeps the terms it was issued under. A version is stored when the
-- offer is defined; the version before this change is stored when the offer changes next.
create table offer_revision (
    offer_id text   not null references offer,
    revision bigint not null check (revision >= 0),
    terms    text   not null,
    primary key (offer_id, revision)
);

-- The revision is absent for a coupon of an earlier release: it keeps the first stored terms of its offer.
alter table coupon
    add column revision          bigint,
    add column revoked_at        timestamptz,
    add column revocation_reason text;
