-- The most that one coupon takes off. Null if nothing limits it, and of offers that an earlier release of offer-service published.
alter table known_offer
    add column most_discount     numeric,
    add column discount_currency text;
