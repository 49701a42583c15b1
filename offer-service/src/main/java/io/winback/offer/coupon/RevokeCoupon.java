package io.winback.offer.coupon;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.outbox.Outbox;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Revokes a coupon once. One that was never used gives its place in the budget back. */
@ApplicationScoped
class RevokeCoupon {

    private static final Logger LOG = Logger.getLogger(RevokeCoupon.class);

    private final Coupons coupons;
    private final Budgets budgets;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    RevokeCoupon(Coupons coupons, Budgets budgets, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.coupons = coupons;
        this.budgets = budgets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws UnknownCoupon if there is no such coupon
     * @throws Conflict if it has ended in another way
     */
    @Transactional
    Coupon revoke(String typedCode, String reason) {
        var coupon = CouponCode.read(typedCode).flatMap(coupons::lock).orElseThrow(UnknownCoupon::new);
        if (coupon.state() == CouponState.REVOKED) {
            return coupon;
        }
        var before = auditTrail.state(CouponView.of(coupon));
        outbox.publish(coupon.revoke(reason, clock.instant()));
        if (!coupons.isUsed(coupon.code())) {
            budgets.giveBackCoupons(Stream.of(coupon.offerId()));
        }
        auditTrail.changed("coupon/" + coupon.code(), before, CouponView.of(coupon));
        LOG.infof("revoked a coupon of offer %s, decision %s", coupon.offerId(), coupon.decisionId());
        return coupon;
    }
}
