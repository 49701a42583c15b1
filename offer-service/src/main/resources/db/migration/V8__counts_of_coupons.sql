call count_rows('coupon', 'coupons', 'state');
