package io.winback.offer.erasure;

import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.offer.CouponsErased;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Erases customers from coupons and redemptions. Open coupons end; what coupons cost stays. */
@ApplicationScoped
public class EraseCoupons {

    private static final Logger LOG = Logger.getLogger(EraseCoupons.class);

    private final Coupons coupons;
    private final Budgets budgets;
    private final PersonalDataEraser eraser;
    private final Outbox outbox;

    EraseCoupons(Coupons coupons, Budgets budgets, PersonalDataEraser eraser, Outbox outbox) {
        this.coupons = coupons;
        this.budgets = budgets;
        this.eraser = eraser;
        this.outbox = outbox;
    }

    @Transactional
    public void erase(List<DecisionsErased> erasures) {
        for (var erasure : erasures) {
            // Locks the coupons first, so that it waits for a running redemption.
            var ended = coupons.revoke(erasure.customerId());
            budgets.giveBackCoupons(
                    ended.stream().filter(coupon -> !coupon.used()).map(Coupons.Ended::offerId));
            eraser.erase(erasure.customerId(), erasure.erasureId());
            outbox.publish(new CouponsErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: erased the customer from %d coupons", erasure.erasureId(), ended.size());
        }
    }
}
