package io.winback.campaign.journey;

import io.winback.campaign.definition.Campaigns;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Ends the waiting journeys of campaigns that were archived, or paused until their window was over. It withdraws coupons and
 * messages that are requested, and then ends the hold.
 */
@ApplicationScoped
class EndHeldJourneys {

    private static final Logger LOG = Logger.getLogger(EndHeldJourneys.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Enrolments enrolments;
    private final EndJourneys endJourneys;
    private final Campaigns campaigns;
    private final Outbox outbox;
    private final Clock clock;

    EndHeldJourneys(Enrolments enrolments, EndJourneys endJourneys, Campaigns campaigns, Outbox outbox, Clock clock) {
        this.enrolments = enrolments;
        this.endJourneys = endJourneys;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Each batch is one transaction. After an interruption the next run continues. */
    void end() {
        for (var campaignId : requiringNew().call(campaigns::endedWithJourneys)) {
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
        requiringNew().run(() -> campaigns.endHold(campaignId, clock.instant()).ifPresent(outbox::publish));
        LOG.infof("campaign %s has ended: %d waiting journeys are ended", campaignId, ended);
    }

    private List<Enrolment> endBatch(String campaignId, UUID after) {
        if (!campaigns.lockEnded(campaignId)) {
            return List.of();
        }
        var waiting = enrolments.lockWaiting(campaignId, after, BATCH);
        if (!waiting.isEmpty()) {
            endJourneys.end(waiting, Refusal.CAMPAIGN_PAUSED);
        }
        return waiting;
    }
}
