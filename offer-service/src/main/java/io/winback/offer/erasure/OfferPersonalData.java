package io.winback.offer.erasure;

import io.winback.chassis.erasure.PersonalDataTables;
import io.winback.chassis.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The personal data of offer-service. An erasure keeps what each coupon cost. */
@ApplicationScoped
class OfferPersonalData implements PersonalDataTables {

    /** Redemptions are found through their coupons, so they come first. */
    private static final List<PersonalTable> TABLES = List.of(
            PersonalTable.read(
                            "redemptions",
                            "select redemption.* from coupon join redemption using (code) where coupon.customer_id = ?")
                    .rename(
                            "update redemption set customer_id = ?, order_id = 'erased.' || redemption_id, reversal_reason = null"
                                    + " where code in (select code from coupon where customer_id = ?)"),
            PersonalTable.read("coupons", "select * from coupon where customer_id = ?")
                    .rename("update coupon set customer_id = ?, revocation_reason = null where customer_id = ?"));

    @Override
    public List<PersonalTable> tables() {
        return TABLES;
    }
}
