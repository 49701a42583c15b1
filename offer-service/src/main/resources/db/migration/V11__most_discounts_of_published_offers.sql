-- Offers that an earlier release published are published once more, with the most discount of a coupon.
update published_offer set offer_version = null;
