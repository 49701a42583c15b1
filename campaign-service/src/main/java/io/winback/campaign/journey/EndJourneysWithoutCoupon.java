package io.winback.campaign.journey;

import io.winback.events.offer.CouponUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.toMap;

/** Ends the journeys for which no coupon is available. */
@ApplicationScoped
public class EndJourneysWithoutCoupon {

    private final Enrolments enrolments;

    EndJourneysWithoutCoupon(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Transactional
    public void end(List<CouponUnavailable> refusals) {
        enrolments.end(refusals.stream().collect(toMap(CouponUnavailable::decisionId, CouponUnavailable::reason)));
    }
}
