package io.winback.campaign.decision;

import io.winback.campaign.journey.BeginJourneys;
import io.winback.chassis.metrics.CommittedCounts;
import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Saves and publishes decisions, and begins the journeys of the enrolled customers. An occasion that is decided already stays as it is. */
@ApplicationScoped
class SaveDecisions {

    private static final Logger LOG = Logger.getLogger(SaveDecisions.class);

    private final Decisions decisions;
    private final BeginJourneys beginJourneys;
    private final Outbox outbox;
    private final CommittedCounts counts;

    SaveDecisions(Decisions decisions, BeginJourneys beginJourneys, Outbox outbox, CommittedCounts counts) {
        this.decisions = decisions;
        this.beginJourneys = beginJourneys;
        this.outbox = outbox;
        this.counts = counts;
    }

    @Transactional(MANDATORY)
    void save(List<Decision> made) {
        var savedIds = decisions.saveUndecided(made);
        var saved = made.stream()
                .filter(decision -> savedIds.contains(decision.id()))
                .toList();
        outbox.publish(saved.stream().map(Decision::toEvent).toList());
        beginJourneys.begin(saved.stream()
                .filter(Decision::enrols)
                .map(Decision::participant)
                .toList());
        saved.forEach(this::countAndLog);
    }

    private void countAndLog(Decision decision) {
        counts.increment(
                "winback.decisions",
                "outcome",
                decision.outcome().name(),
                "reason",
                decision.reason() == null ? "NONE" : decision.reason().name());
        MDC.put("occasionId", decision.occasionId());
        if (decision.episodeId() != null) {
            MDC.put("episodeId", decision.episodeId());
        }
        MDC.put("decisionId", decision.id());
        LOG.infof(
                "occasion %s %s: decision %s is %s, campaign %s, reason %s",
                decision.occasionKind(),
                decision.occasionId(),
                decision.id(),
                decision.outcome(),
                decision.campaignId(),
                decision.reason());
        MDC.remove("occasionId");
        MDC.remove("episodeId");
        MDC.remove("decisionId");
    }
}
