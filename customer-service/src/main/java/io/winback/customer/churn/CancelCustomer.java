package io.winback.customer.churn;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.DeathHint.Source;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Records a cancellation. The customer is churned from that time, unless a later order is known. */
@ApplicationScoped
class CancelCustomer {

    private final Customers customers;
    private final EpisodeHistory episodeHistory;
    private final Cancellations cancellations;
    private final InferCancellationReason inferCancellationReason;
    private final RecordChurnReason recordChurnReason;
    private final OpenDeathHint openDeathHint;

    CancelCustomer(
            Customers customers,
            EpisodeHistory episodeHistory,
            Cancellations cancellations,
            InferCancellationReason inferCancellationReason,
            RecordChurnReason recordChurnReason,
            OpenDeathHint openDeathHint) {
        this.customers = customers;
        this.episodeHistory = episodeHistory;
        this.cancellations = cancellations;
        this.inferCancellationReason = inferCancellationReason;
        this.recordChurnReason = recordChurnReason;
        this.openDeathHint = openDeathHint;
    }

    /**
     * A cancellation that is recorded already changes nothing.
     *
     * @param reason as stated; {@code UNKNOWN} to classify the comment
     * @param comment null for none
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}
     */
    @Transactional
    Cancellation cancel(String customerId, ChurnReason reason, String comment, Instant statedAt) {
        // As precise as the database stores it, so that it can be compared with what is stored.
        var cancelledAt = statedAt.truncatedTo(ChronoUnit.MICROS);
        var customer = customers.lockExisting(customerId);
        var inferred = inferCancellationReason.infer(customerId, reason, comment, cancelledAt);
        var given = inferred.given();
        boolean isFirst = episodeHistory.isEmpty(customerId);
        if (!isFirst) {
            var known = cancellations.find(customerId, given.reason(), comment, cancelledAt);
            if (known.isPresent()) {
                return known.get();
            }
        }
        var cancellation = new Cancellation(customerId, given.reason(), given.confidence(), comment, cancelledAt);
        cancellations.persist(cancellation);
        recordChurnReason.recordCancellation(customer, inferred.likeliest(), cancellation, isFirst);
        openDeathHint.openIfRead(
                customer, new ClassifiedText(Source.CANCELLATION, cancellation.id(), inferred.comment()));
        return cancellation;
    }
}
