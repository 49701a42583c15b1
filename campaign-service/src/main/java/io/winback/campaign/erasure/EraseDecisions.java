package io.winback.campaign.erasure;

import io.winback.campaign.decision.PostponedOccasions;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.EndJourneys;
import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.customer.CustomerErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Ends open episodes, and replaces the customer id in decisions, episodes and journeys by a pseudonym, so that the figures stay. {@code
 * DecisionsErased} follows every earlier request for the customer on the same topic, so no request arrives after it.
 */
@ApplicationScoped
public class EraseDecisions {

    private static final Logger LOG = Logger.getLogger(EraseDecisions.class);

    private final PostponedOccasions postponedOccasions;
    private final EndJourneys endJourneys;
    private final Episodes episodes;
    private final PersonalDataEraser eraser;
    private final Outbox outbox;

    EraseDecisions(
            PostponedOccasions postponedOccasions,
            EndJourneys endJourneys,
            Episodes episodes,
            PersonalDataEraser eraser,
            Outbox outbox) {
        this.postponedOccasions = postponedOccasions;
        this.endJourneys = endJourneys;
        this.episodes = episodes;
        this.eraser = eraser;
        this.outbox = outbox;
    }

    @Transactional
    public void erase(List<CustomerErased> erasures) {
        for (var erasure : erasures) {
            // Waits for a decision on a postponed occasion, so that its journey is found and ended.
            postponedOccasions.delete(erasure.customerId());
            endJourneys.end(erasure.customerId(), Refusal.SUPPRESSED);
            episodes.endErased(erasure.customerId());
            eraser.erase(erasure.customerId(), erasure.erasureId());
            outbox.publish(new DecisionsErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: the customer id in decisions is replaced by a pseudonym", erasure.erasureId());
        }
    }
}
