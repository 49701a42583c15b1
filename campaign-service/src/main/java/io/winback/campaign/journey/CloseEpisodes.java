package io.winback.campaign.journey;

import io.winback.campaign.episode.CouponUses;
import io.winback.campaign.episode.EpisodeState;
import io.winback.campaign.episode.Episodes;
import io.winback.events.Refusal;
import io.winback.events.customer.CustomerReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Closes the episodes of returned customers, ends their journeys, and withdraws coupons and messages that are requested. */
@ApplicationScoped
public class CloseEpisodes {

    private static final Logger LOG = Logger.getLogger(CloseEpisodes.class);

    private final Enrolments enrolments;
    private final JourneyPlan plan;
    private final Episodes episodes;
    private final CouponUses couponUses;
    private final EndJourneys endJourneys;

    CloseEpisodes(
            Enrolments enrolments,
            JourneyPlan plan,
            Episodes episodes,
            CouponUses couponUses,
            EndJourneys endJourneys) {
        this.enrolments = enrolments;
        this.plan = plan;
        this.episodes = episodes;
        this.couponUses = couponUses;
        this.endJourneys = endJourneys;
    }

    @Transactional
    public void close(List<CustomerReturned> returns) {
        var episodeIds = returns.stream().map(CustomerReturned::episodeId).toList();
        Map<UUID, Enrolment> journeys =
                enrolments.lockOfEpisodes(episodeIds).stream().collect(toMap(Enrolment::episodeId, identity()));
        var withCoupon = withCoupon(returns, journeys);
        episodes.close(
                returns,
                returns.stream()
                        .collect(toMap(
                                CustomerReturned::episodeId,
                                returned -> withCoupon.contains(returned.episodeId())
                                        ? EpisodeState.RETURNED_CAMPAIGN
                                        : outcome(returned, journeys.get(returned.episodeId())))));
        episodes.creditCampaign(withCoupon);
        endJourneys.end(journeys.values(), Refusal.ALREADY_RETURNED);
        LOG.infof(
                "%d customers returned: episodes %s, with the journeys of decisions %s",
                returns.size(),
                episodeIds,
                journeys.values().stream().map(Enrolment::decisionId).toList());
    }

    /** The episodes whose coupon was used, or that an order with their coupon ends. The time of the order does not matter. */
    private Set<UUID> withCoupon(List<CustomerReturned> returns, Map<UUID, Enrolment> journeys) {
        var episodeIds = couponUses.episodesAmong(journeys.keySet());
        returns.stream()
                .filter(returned -> journeys.containsKey(returned.episodeId())
                        && journeys.get(returned.episodeId()).hasCoupon(returned.couponCode()))
                .map(CustomerReturned::episodeId)
                .forEach(episodeIds::add);
        return episodeIds;
    }

    /** A return without the coupon is the campaign's if it comes after the first message and within the goal. */
    private EpisodeState outcome(CustomerReturned returned, Enrolment journey) {
        boolean byCampaign = journey != null
                && journey.reachedAt() != null
                && !returned.returnedAt().isBefore(journey.reachedAt())
                && !returned.returnedAt().isAfter(journey.reachedAt().plus(plan.goal(journey.participant())));
        return byCampaign ? EpisodeState.RETURNED_CAMPAIGN : EpisodeState.RETURNED_ORGANIC;
    }
}
