package io.winback.customer.churn;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.DeathHint.Source;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.customer.reasons.Signals;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Records that a customer cancels. The customer has churned from then on, whatever the orders show. */
@ApplicationScoped
class CancelCustomer {

    private final Customers customers;
    private final Cancellations cancellations;
    private final ClassifyReason classifyReason;
    private final Signals signals;
    private final RecordChurnReason recordChurnReason;
    private final OpenDeathHint openDeathHint;
    private final Clock clock;

    CancelCustomer(
            Customers customers,
            Cancellations cancellations,
            ClassifyReason classifyReason,
            Signals signals,
            RecordChurnReason recordChurnReason,
            OpenDeathHint openDeathHint,
            Clock clock) {
        this.customers = customers;
        this.cancellations = cancellations;
        this.classifyReason = classifyReason;
        this.signals = signals;
        this.recordChurnReason = recordChurnReason;
        this.openDeathHint = openDeathHint;
        this.clock = clock;
    }

    /**
     * @param reason as stated; {@code UNKNOWN} to classify the comment
     * @param comment null for none
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}
     */
    @Transactional
    Cancellation cancel(String customerId, ChurnReason reason, String comment, Instant cancelledAt) {
        var customer = customers
                .lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
        var read = classifyReason.classify(comment);
        var stated = statedReason(reason, read);
        var cancellation = new Cancellation(customerId, stated.reason(), stated.confidence(), comment, cancelledAt);
        cancellations.persist(cancellation);
        recordChurnReason.recordCancellation(
                customer,
                stated.withoutInferredDeath().reason() == ChurnReason.UNKNOWN
                        ? inferFromSignals(customerId, stated, cancelledAt)
                        : stated,
                cancelledAt);
        openDeathHint.openIfRead(customer, read, Source.CANCELLATION, cancellation.id(), clock.instant());
        return cancellation;
    }

    /** The stated reason, else the reason of the comment. */
    private static InferredReason statedReason(ChurnReason reason, Classification read) {
        if (reason != ChurnReason.UNKNOWN || read.reason() == ChurnReason.UNKNOWN) {
            return new InferredReason(
                    reason,
                    reason == ChurnReason.UNKNOWN ? 0 : 1,
                    List.of("the customer cancelled with reason " + reason));
        }
        return new InferredReason(
                read.reason(),
                read.confidence(),
                List.of("the customer cancelled; the comment indicates " + read.reason()));
    }

    /** The most likely reason by other records of the customer. */
    private InferredReason inferFromSignals(String customerId, InferredReason stated, Instant now) {
        var found = signals.on(List.of(customerId), LocalDate.ofInstant(now, ZoneOffset.UTC));
        return InferredReason.from(found.getOrDefault(customerId, List.of()), now)
                .withEvidenceBefore(stated.evidence());
    }
}
