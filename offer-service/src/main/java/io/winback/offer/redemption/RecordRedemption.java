package io.winback.offer.redemption;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponRedeemed;
import io.winback.offer.coupon.Coupon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Stores and publishes the redemption of a coupon. */
@ApplicationScoped
class RecordRedemption {

    private static final Logger LOG = Logger.getLogger(RecordRedemption.class);

    private final Redemptions redemptions;
    private final Outbox outbox;

    RecordRedemption(Redemptions redemptions, Outbox outbox) {
        this.redemptions = redemptions;
        this.outbox = outbox;
    }

    @Transactional(MANDATORY)
    Redemption record(Coupon coupon, String orderId, Discount discount, Instant now) {
        var redemption = new Redemption(UuidCreator.getTimeOrderedEpoch(), coupon, orderId, discount, now);
        redemptions.persist(redemption);
        outbox.publish(new CouponRedeemed(
                coupon.customerId(),
                coupon.decisionId(),
                redemption.id(),
                coupon.code().toString(),
                coupon.offerId(),
                orderId,
                discount.off(),
                discount.payable(),
                now));
        LOG.infof("redeemed a coupon of decision %s for order %s", coupon.decisionId(), orderId);
        return redemption;
    }
}
