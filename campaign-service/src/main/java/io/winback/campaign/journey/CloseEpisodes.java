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

import static java.util.stream.Collectors.toMap;

/** The person is back: the episode ends, and so does the journey; what was not said yet stays unsaid. */
@ApplicationScoped
public class CloseEpisodes {

    private static final Logger LOG = Logger.getLogger(CloseEpisodes.class);

    private final Enrolments enrolments;
    private final JourneyPlan outreach;
    private final Episodes episodes;
    private final Outbox outbox;

    CloseEpisodes(Enrolments enrolments, JourneyPlan outreach, Episodes episodes, Outbox outbox) {
        this.enrolments = enrolments;
        this.outreach = outreach;
        this.episodes = episodes;
        this.outbox = outbox;
    }

    @Transactional
    public void close(List<CustomerReturned> returns) {
        Map<UUID, Enrolment> journeys =
                enrolments
                        .held(returns.stream().map(CustomerReturned::episodeId).toList())
                        .stream()
                        .collect(toMap(enrolment -> enrolment.participant().episodeId(), enrolment -> enrolment));
        episodes.close(
                returns,
                returns.stream()
                        .collect(toMap(
                                CustomerReturned::episodeId, back -> outcome(back, journeys.get(back.episodeId())))));
        enrolments.end(journeys.values().stream().map(Enrolment::decisionId).toList(), id -> Refusal.ALREADY_RETURNED);
        outbox.publish(journeys.values().stream()
                .filter(Enrolment::awaits)
                .map(enrolment ->
                        new OutreachWithdrawn(enrolment.customerId(), enrolment.decisionId(), Refusal.ALREADY_RETURNED))
                .toList());
        LOG.infof(
                "%d customers are back from episodes %s, of these on a journey %s",
                returns.size(),
                returns.stream().map(CustomerReturned::episodeId).toList(),
                journeys.values().stream().map(Enrolment::decisionId).toList());
    }

    /** A return is the campaign's if it came after the first message, and within the goal. */
    private EpisodeState outcome(CustomerReturned back, Enrolment journey) {
        boolean byCampaign = journey != null
                && journey.reachedAt() != null
                && !back.returnedAt().isBefore(journey.reachedAt())
                && !back.returnedAt().isAfter(journey.reachedAt().plus(outreach.goalOf(journey.participant())));
        return byCampaign ? EpisodeState.RETURNED_CAMPAIGN : EpisodeState.RETURNED_ORGANIC;
    }
}
