package io.winback.customer.reasons;

import io.winback.chassis.http.RuleViolation;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Stores the correct reason of a text as an example for the next training. */
@ApplicationScoped
class CorrectReason {

    private final ReasonCorrections corrections;
    private final Clock clock;

    CorrectReason(ReasonCorrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    /** A stored correction. */
    record Corrected(UUID id, Example example) {}

    /**
     * Stores the text without names and numbers, because the classifier serves all customers.
     *
     * @param customerId the author; null if unknown
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNREADABLE_NAME}
     */
    @Transactional
    Corrected correct(String text, ChurnReason reason, String customerId) {
        var redacted = Redaction.of(text, customerId == null ? null : corrections.nameOf(customerId));
        var example = new Example(reason, redacted);
        return new Corrected(corrections.add(example, Language.of(redacted), customerId, clock.instant()), example);
    }
}
