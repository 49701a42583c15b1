package io.winback.campaign.journey;

import io.winback.events.Refusal;
import io.winback.events.offer.CouponRevoked;
import io.winback.events.offer.CouponUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;

import static java.util.stream.Collectors.toMap;

/** Ends the journeys for which no coupon is available, or whose coupon was revoked. */
@ApplicationScoped
public class EndJourneysWithoutCoupon {

    private final Enrolments enrolments;
    private final EndJourneys endJourneys;

    EndJourneysWithoutCoupon(Enrolments enrolments, EndJourneys endJourneys) {
        this.enrolments = enrolments;
        this.endJourneys = endJourneys;
    }

    @Transactional
    public void end(List<CouponUnavailable> refusals) {
        var reasons = refusals.stream().collect(toMap(CouponUnavailable::decisionId, CouponUnavailable::reason));
        endJourneys.endWithoutWithdrawal(enrolments.lockOfDecisions(reasons.keySet()), reasons);
    }

    /**
     * Withdraws the messages that are not sent too: no message may offer a revoked code.
     *
     * @param revocations a coupon that was issued directly has no decision, and no journey
     */
    @Transactional
    public void endRevoked(List<CouponRevoked> revocations) {
        var decisions = revocations.stream()
                .map(CouponRevoked::decisionId)
                .filter(Objects::nonNull)
                .toList();
        if (!decisions.isEmpty()) {
            endJourneys.end(enrolments.lockOfDecisions(decisions), Refusal.OFFER_UNAVAILABLE);
        }
    }
}
