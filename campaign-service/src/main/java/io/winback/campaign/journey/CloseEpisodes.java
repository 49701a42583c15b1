package io.winback.campaign.journey;

import io.winback.campaign.episode.EpisodeState;
import io.winback.campaign.episode.Episodes;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.customer.CustomerReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
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
    private final Outbox outbox;

    CloseEpisodes(Enrolments enrolments, JourneyPlan plan, Episodes episodes, Outbox outbox) {
        this.enrolments = enrolments;
        this.plan = plan;
        this.episodes = episodes;
        this.outbox = outbox;
    }

    @Transactional
    public void close(List<CustomerReturned> returns) {
        var episodeIds = returns.stream().map(CustomerReturned::episodeId).toList();
        Map<UUID, Enrolment> journeys =
                enrolments.lockOfEpisodes(episodeIds).stream().collect(toMap(Enrolment::episodeId, identity()));
        episodes.close(
                returns,
                returns.stream()
                        .collect(toMap(
                                CustomerReturned::episodeId,
                                returned -> outcome(returned, journeys.get(returned.episodeId())))));
        enrolments.end(journeys.values().stream()
                .collect(toMap(Enrolment::decisionId, enrolment -> Refusal.ALREADY_RETURNED)));
        outbox.publish(journeys.values().stream()
                .filter(Enrolment::isAwaiting)
                .map(enrolment ->
                        new OutreachWithdrawn(enrolment.customerId(), enrolment.decisionId(), Refusal.ALREADY_RETURNED))
                .toList());
        LOG.infof(
                "%d customers returned: episodes %s, with the journeys of decisions %s",
                returns.size(),
                episodeIds,
                journeys.values().stream().map(Enrolment::decisionId).toList());
    }

    /** A return is the campaign's if it comes after the first message and within the goal. */
    private EpisodeState outcome(CustomerReturned returned, Enrolment journey) {
        boolean byCampaign = journey != null
                && journey.reachedAt() != null
                && !returned.returnedAt().isBefore(journey.reachedAt())
                && !returned.returnedAt().isAfter(journey.reachedAt().plus(plan.goal(journey.participant())));
        return byCampaign ? EpisodeState.RETURNED_CAMPAIGN : EpisodeState.RETURNED_ORGANIC;
    }
}
