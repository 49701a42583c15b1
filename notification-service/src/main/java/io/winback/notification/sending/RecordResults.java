package io.winback.notification.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/** Stores and publishes the outcomes of claims. A message that its channel cannot send is queued on its next channel. */
@ApplicationScoped
class RecordResults {

    private static final Logger LOG = Logger.getLogger(RecordResults.class);

    private final SettleResults settleResults;
    private final PublishOutcomes publishOutcomes;
    private final HandleFailures handleFailures;
    private final Clock clock;

    RecordResults(
            SettleResults settleResults, PublishOutcomes publishOutcomes, HandleFailures handleFailures, Clock clock) {
        this.settleResults = settleResults;
        this.publishOutcomes = publishOutcomes;
        this.handleFailures = handleFailures;
        this.clock = clock;
    }

    @Transactional
    void record(List<SendResult> results) {
        var now = clock.instant();
        var settled = settleResults.settle(results, now);
        publishOutcomes.publish(settled, now);
        handleFailures.handle(settled, now);
        LOG.infof(
                "%d messages on %s are %s, of decisions %s",
                results.size(),
                results.get(0).message().channel(),
                settled.stream().map(one -> one.settlement().state()).collect(toSet()),
                results.stream().map(result -> result.message().decisionId()).toList());
    }
}
