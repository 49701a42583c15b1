package io.winback.customer.churn;

import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.customer.reasons.Signals;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;

/** Infers why a customer cancels: as stated, else by the comment, else by other records of the customer. */
@ApplicationScoped
class InferCancellationReason {

    private final ClassifyReason classifyReason;
    private final Signals signals;

    InferCancellationReason(ClassifyReason classifyReason, Signals signals) {
        this.classifyReason = classifyReason;
        this.signals = signals;
    }

    /**
     * The reason of a cancellation.
     *
     * @param given with the cancellation, by its reason or its comment
     * @param likeliest by all records of the customer
     * @param comment what the classifier reads from the comment
     */
    record CancellationReason(InferredReason given, InferredReason likeliest, Classification comment) {}

    CancellationReason infer(String customerId, ChurnReason reason, String comment, Instant cancelledAt) {
        var read = classifyReason.classify(comment);
        var given = given(reason, read);
        boolean isUnknown = given.withoutInferredDeath().reason() == ChurnReason.UNKNOWN;
        return new CancellationReason(
                given, isUnknown ? inferFromSignals(customerId, given, cancelledAt) : given, read);
    }

    /**
     * The likeliest reason of a stored cancellation of a customer who lives. A death that it stated has been revoked.
     *
     * @param records the likeliest reason by the other records of a customer at a time
     */
    static InferredReason infer(Cancellation cancellation, BiFunction<String, Instant, InferredReason> records) {
        boolean isStated =
                InferredReason.isStated(cancellation.confidence()) || cancellation.reason() == ChurnReason.UNKNOWN;
        if (isStated && cancellation.reason() == ChurnReason.DECEASED) {
            return InferredReason.NONE;
        }
        var given = given(
                isStated ? cancellation.reason() : ChurnReason.UNKNOWN,
                new Classification(cancellation.reason(), cancellation.confidence(), List.of()));
        return given.withoutInferredDeath().reason() == ChurnReason.UNKNOWN
                ? records.apply(cancellation.customerId(), cancellation.cancelledAt())
                        .withEvidenceBefore(given.evidence())
                : given;
    }

    private static InferredReason given(ChurnReason reason, Classification read) {
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

    private InferredReason inferFromSignals(String customerId, InferredReason given, Instant cancelledAt) {
        var found = signals.on(List.of(customerId), LocalDate.ofInstant(cancelledAt, ZoneOffset.UTC));
        return InferredReason.from(found.getOrDefault(customerId, List.of()), cancelledAt)
                .withEvidenceBefore(given.evidence());
    }
}
