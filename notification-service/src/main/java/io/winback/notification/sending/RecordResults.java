package io.winback.notification.sending;

import io.winback.notification.message.MessageClaims;
import io.winback.notification.message.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/** Stores and publishes the outcomes of claims. A message that its channel cannot send is queued on its next channel. */
@ApplicationScoped
class RecordResults {

    private static final Logger LOG = Logger.getLogger(RecordResults.class);

    private final RetryPolicy retryPolicy;
    private final MessageClaims claims;
    private final PublishOutcomes publishOutcomes;
    private final HandleFailures handleFailures;
    private final Clock clock;

    RecordResults(
            RetryPolicy retryPolicy,
            MessageClaims claims,
            PublishOutcomes publishOutcomes,
            HandleFailures handleFailures,
            Clock clock) {
        this.retryPolicy = retryPolicy;
        this.claims = claims;
        this.publishOutcomes = publishOutcomes;
        this.handleFailures = handleFailures;
        this.clock = clock;
    }

    @Transactional
    void record(List<SendResult> results) {
        var now = clock.instant();
        var settled = settle(results, now);
        publishOutcomes.publish(settled, now);
        handleFailures.handle(settled, now);
        LOG.infof(
                "%d messages on %s are %s, of decisions %s",
                results.size(),
                results.get(0).message().channel(),
                settled.stream().map(one -> one.settlement().state()).collect(toSet()),
                results.stream().map(result -> result.message().decisionId()).toList());
    }

    private List<SettledResult> settle(List<SendResult> results, Instant now) {
        var settlements =
                results.stream().map(result -> retryPolicy.settle(result, now)).toList();
        var deadlines = claims.settle(settlements);
        var settled = new ArrayList<SettledResult>();
        for (int i = 0; i < results.size(); i++) {
            Settlement settlement = settlements.get(i);
            boolean effective = deadlines.containsKey(settlement.messageId());
            settled.add(
                    new SettledResult(results.get(i), settlement, effective, deadlines.get(settlement.messageId())));
        }
        return settled;
    }
}
