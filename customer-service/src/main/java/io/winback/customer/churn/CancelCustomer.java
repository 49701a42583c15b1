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
import java.util.ArrayList;
import java.util.List;

/** Takes a customer's word that they leave: they are lost now, whatever their orders say. */
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
     * @param reason as they named it; {@code UNKNOWN} to read it from the comment
     * @param comment null for none
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}
     */
    @Transactional
    Cancellation cancel(String customerId, ChurnReason reason, String comment, Instant cancelledAt) {
        var customer = customers
                .lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
        var read = classifyReason.classify(comment);
        var said = said(reason, read);
        var cancellation = new Cancellation(customerId, said.reason(), said.confidence(), comment, cancelledAt);
        cancellations.persist(cancellation);
        recordChurnReason.recordCancellation(
                customer,
                said.withoutInferredDeath().reason() == ChurnReason.UNKNOWN
                        ? supposed(customerId, said, cancelledAt)
                        : said,
                cancelledAt);
        openDeathHint.openIfRead(customer, read, Source.CANCELLATION, cancellation.id(), clock.instant());
        return cancellation;
    }

    /** The reason they named; else what their own words are, as far as we understand them. */
    private static InferredReason said(ChurnReason reason, Classification read) {
        if (reason != ChurnReason.UNKNOWN || read.reason() == ChurnReason.UNKNOWN) {
            return new InferredReason(
                    reason,
                    reason == ChurnReason.UNKNOWN ? 0 : 1,
                    List.of("the customer cancelled and said " + reason));
        }
        return new InferredReason(
                read.reason(), read.confidence(), List.of("the customer cancelled, and wrote of " + read.reason()));
    }

    /** What our records let us suppose of somebody who does not say. */
    private InferredReason supposed(String customerId, InferredReason said, Instant now) {
        var known = signals.on(List.of(customerId), LocalDate.ofInstant(now, ZoneOffset.UTC));
        var guess = InferredReason.from(known.getOrDefault(customerId, List.of()), now);
        var evidence = new ArrayList<>(said.evidence());
        evidence.addAll(guess.evidence());
        return new InferredReason(guess.reason(), guess.confidence(), evidence);
    }
}
