package io.winback.campaign.journey;

import io.winback.campaign.episode.CouponUses;
import io.winback.campaign.episode.Episodes;
import io.winback.events.Refusal;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/**
 * Records the uses of the coupons of journeys. A use ends the journey. If the occasion of the journey is a churn, the use is a return,
 * and ends the episode, also when the shop reports no order. A reversal takes back only a return that is known from the use alone;
 * the journey stays ended.
 */
@ApplicationScoped
public class TrackRedemptions {

    private static final Logger LOG = Logger.getLogger(TrackRedemptions.class);

    private final Enrolments enrolments;
    private final CouponUses couponUses;
    private final Episodes episodes;
    private final EndJourneys endJourneys;

    TrackRedemptions(Enrolments enrolments, CouponUses couponUses, Episodes episodes, EndJourneys endJourneys) {
        this.enrolments = enrolments;
        this.couponUses = couponUses;
        this.episodes = episodes;
        this.endJourneys = endJourneys;
    }

    @Transactional
    public void track(List<CouponRedeemed> redemptions) {
        var customers = customers(redemptions, CouponRedeemed::decisionId, CouponRedeemed::customerId);
        var journeys = lock(customers);
        if (journeys.isEmpty()) {
            return;
        }
        var byDecision = episodesByDecision(journeys);
        if (!byDecision.isEmpty()) {
            couponUses.add(
                    redemptions.stream()
                            .filter(use -> byDecision.containsKey(use.decisionId()))
                            .toList(),
                    byDecision);
            endEpisodes(byDecision.values());
        }
        endJourneys.end(journeys, Refusal.ALREADY_RETURNED);
        LOG.infof(
                "%d coupons were used: the journeys of decisions %s end",
                journeys.size(), journeys.stream().map(Enrolment::decisionId).toList());
    }

    @Transactional
    public void reverse(List<RedemptionReversed> reversals) {
        var customers = customers(reversals, RedemptionReversed::decisionId, RedemptionReversed::customerId);
        var byDecision = episodesByDecision(lock(customers));
        if (byDecision.isEmpty()) {
            return;
        }
        couponUses.reverse(
                reversals.stream()
                        .filter(reversal -> byDecision.containsKey(reversal.decisionId()))
                        .toList(),
                byDecision);
        endEpisodes(byDecision.values());
        LOG.infof("the use of the coupons of decisions %s is reversed", byDecision.keySet());
    }

    private void endEpisodes(Collection<UUID> episodeIds) {
        episodes.endByCoupon(episodeIds);
        episodes.creditCampaign(episodeIds);
    }

    /** The journeys of these decisions, except those of erased customers, which have another customer id. */
    private List<Enrolment> lock(Map<UUID, String> customers) {
        return enrolments.lockOfDecisions(customers.keySet()).stream()
                .filter(journey -> journey.customerId().equals(customers.get(journey.decisionId())))
                .toList();
    }

    /** The customer of each decision. A coupon that was issued directly has none. */
    private static <E> Map<UUID, String> customers(
            List<E> events, Function<E, UUID> decisionId, Function<E, String> customerId) {
        return events.stream()
                .filter(event -> Objects.nonNull(decisionId.apply(event)))
                .collect(toMap(decisionId, customerId));
    }

    /** The episodes of the churns among them. */
    private static Map<UUID, UUID> episodesByDecision(List<Enrolment> journeys) {
        return journeys.stream()
                .filter(Enrolment::hasEpisode)
                .collect(toMap(Enrolment::decisionId, Enrolment::episodeId));
    }
}
