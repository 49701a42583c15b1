package io.winback.campaign.erasure;

import io.winback.campaign.audience.KnownCustomers;
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

    private final KnownCustomers knownCustomers;
    private final PostponedOccasions postponedOccasions;
    private final EndJourneys endJourneys;
    private final Episodes episodes;
    private final PersonalDataEraser eraser;
    private final Outbox outbox;

    EraseDecisions(
            KnownCustomers knownCustomers,
            PostponedOccasions postponedOccasions,
            EndJourneys endJourneys,
            Episodes episodes,
            PersonalDataEraser eraser,
            Outbox outbox) {
        this.knownCustomers = knownCustomers;
        this.postponedOccasions = postponedOccasions;
        this.endJourneys = endJourneys;
        this.episodes = episodes;
        this.eraser = eraser;
        this.outbox = outbox;
    }

    @Transactional
    public void erase(List<CustomerErased> erasures) {
        for (var erasure : erasures) {
            // Both wait for decisions that are made on a day, in a run or after a pause, so that their journeys are
            // found and ended.
            knownCustomers.delete(List.of(erasure.customerId()));
            postponedOccasions.delete(erasure.customerId());
            endJourneys.end(erasure.customerId(), Refusal.SUPPRESSED);
            episodes.endErased(erasure.customerId());
            eraser.erase(erasure.customerId(), erasure.erasureId());
            outbox.publish(new DecisionsErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: the customer id in decisions is replaced by a pseudonym", erasure.erasureId());
        }
    }
}
