package io.winback.offer.coupon;

import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.erasure.Pseudonym;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.offer.CouponsErased;
import io.winback.offer.offer.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** Forgets whose coupons these were, and which orders they were used for; what they cost stays. Open ones end. */
@ApplicationScoped
class EraseCoupons {

    private static final Logger LOG = Logger.getLogger(EraseCoupons.class);
    private static final List<String> WHOSE = List.of(
            "update redemption set customer_id = ?, order_id = 'erased.' || redemption_id"
                    + " where code in (select code from coupon where customer_id = ?)",
            "update coupon set customer_id = ? where customer_id = ?");

    private final Coupons coupons;
    private final Budgets budgets;
    private final PersonalDataEraser traces;
    private final Outbox outbox;

    EraseCoupons(Coupons coupons, Budgets budgets, PersonalDataEraser traces, Outbox outbox) {
        this.coupons = coupons;
        this.budgets = budgets;
        this.traces = traces;
        this.outbox = outbox;
    }

    @Transactional
    void forEach(List<DecisionsErased> erasures) {
        for (var erasure : erasures) {
            // First of all, so that whoever is redeeming one of them is waited for.
            coupons.revoke(erasure.customerId()).stream()
                    .filter(coupon -> !coupon.used())
                    .collect(groupingBy(Coupons.Ended::offerId, counting()))
                    .forEach((offerId, count) -> budgets.giveBackCoupons(offerId, count.intValue()));
            traces.rename(erasure.customerId(), Pseudonym.of(erasure.erasureId()), WHOSE);
            traces.erase(erasure.customerId());
            outbox.publish(new CouponsErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: coupons are nobody's", erasure.erasureId());
        }
    }
}
