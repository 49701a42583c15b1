-- What the coupons of an offer use of a budget that it gets later. Made beside running writers; what is left of an attempt that
-- was ended goes first.
drop index concurrently if exists coupon_offer;
create index concurrently coupon_offer on coupon (offer_id);
