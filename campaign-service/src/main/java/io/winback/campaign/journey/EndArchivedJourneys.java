package io.winback.campaign.journey;

import io.winback.campaign.definition.Campaigns;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;
import static java.util.stream.Collectors.toMap;

/** Ends the waiting journeys of archived campaigns, and withdraws coupons and messages that are requested. */
@ApplicationScoped
class EndArchivedJourneys {

    private static final Logger LOG = Logger.getLogger(EndArchivedJourneys.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Enrolments enrolments;
    private final Campaigns campaigns;
    private final Outbox outbox;

    EndArchivedJourneys(Enrolments enrolments, Campaigns campaigns, Outbox outbox) {
        this.enrolments = enrolments;
        this.campaigns = campaigns;
        this.outbox = outbox;
    }

    /** Each batch is one transaction. After an interruption the next run continues. */
    void end() {
        for (var campaignId : requiringNew().call(campaigns::archivedWithJourneys)) {
            end(campaignId);
        }
    }

    private void end(String campaignId) {
        int ended = 0;
        var after = FIRST;
        List<Enrolment> batch;
        do {
            var last = after;
            batch = requiringNew().call(() -> endBatch(campaignId, last));
            ended += batch.size();
            after = batch.isEmpty() ? after : batch.get(batch.size() - 1).decisionId();
        } while (batch.size() == BATCH);
        requiringNew().run(() -> campaigns.noteJourneysEnded(campaignId));
        LOG.infof("campaign %s is archived: %d waiting journeys are ended", campaignId, ended);
    }

    private List<Enrolment> endBatch(String campaignId, UUID after) {
        var waiting = enrolments.lockWaiting(campaignId, after, BATCH);
        if (!waiting.isEmpty()) {
            enrolments.end(
                    waiting.stream().collect(toMap(Enrolment::decisionId, enrolment -> Refusal.CAMPAIGN_PAUSED)));
            outbox.publish(waiting.stream()
                    .filter(Enrolment::isAwaiting)
                    .map(enrolment -> new OutreachWithdrawn(
                            enrolment.customerId(), enrolment.decisionId(), Refusal.CAMPAIGN_PAUSED))
                    .toList());
        }
        return waiting;
    }
}
