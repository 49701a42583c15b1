package io.winback.offer.privacy;

import io.winback.chassis.erasure.PersonalDataTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Every table of ours that holds something on a person. */
@ApplicationScoped
class PersonalRows implements PersonalDataTables {

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "coupons",
                "select * from coupon where customer_id = ?",
                "redemptions",
                "select redemption.* from coupon join redemption using (code) where coupon.customer_id = ?");
    }
}
