package io.winback.offer.redemption;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.NotFound;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reverses a redemption once: the coupon gets its use back, and the budget its money and the place of a coupon that ended. */
@ApplicationScoped
class ReverseRedemption {

    private static final Logger LOG = Logger.getLogger(ReverseRedemption.class);

    private final Redemptions redemptions;
    private final RestoreCoupon restoreCoupon;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ReverseRedemption(
            Redemptions redemptions, RestoreCoupon restoreCoupon, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.redemptions = redemptions;
        this.restoreCoupon = restoreCoupon;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Redemption reverse(UUID redemptionId, String reason) {
        var redemption = redemptions
                .lock(redemptionId)
                .orElseThrow(() -> new NotFound("there is no redemption " + redemptionId));
        if (redemption.isReversed()) {
            return redemption;
        }
        var now = clock.instant();
        var before = auditTrail.state(AuditedRedemption.of(redemption));
        redemption.reverse(reason, now);
        var coupon = restoreCoupon.restore(redemption, now);
        outbox.publish(new RedemptionReversed(
                coupon.customerId(),
                coupon.decisionId(),
                redemptionId,
                coupon.code().toString(),
                coupon.offerId(),
                redemption.orderId(),
                redemption.discount(),
                now));
        auditTrail.changed("redemption/" + redemptionId, before, AuditedRedemption.of(redemption));
        LOG.infof("reversed redemption %s", redemptionId);
        return redemption;
    }
}
