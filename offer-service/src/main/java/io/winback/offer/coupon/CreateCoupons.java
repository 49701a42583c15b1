package io.winback.offer.coupon;

import io.winback.events.campaign.CouponRequested;
import io.winback.offer.terms.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** Creates coupons with random codes, and stores them. */
@ApplicationScoped
@Transactional(MANDATORY)
class CreateCoupons {

    private final Coupons coupons;
    private final Clock clock;
    private final RandomGenerator random;

    CreateCoupons(Coupons coupons, Clock clock, RandomGenerator random) {
        this.coupons = coupons;
        this.clock = clock;
        this.random = random;
    }

    /** @return the coupons of the decisions that had none yet */
    List<Coupon> createReserved(Offer offer, List<CouponRequested> requests) {
        var now = clock.instant();
        var created = requests.stream()
                .map(request -> Coupon.reserved(
                        CouponCode.random(random), offer, request.customerId(), request.decisionId(), now))
                .collect(toMap(Coupon::decisionId, coupon -> coupon));
        return coupons.reserve(List.copyOf(created.values())).stream()
                .map(created::get)
                .toList();
    }

    Coupon createActive(Offer offer, String customerId) {
        var coupon = Coupon.active(CouponCode.random(random), offer, customerId, clock.instant());
        coupons.persist(coupon);
        return coupon;
    }
}
