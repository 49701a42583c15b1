package io.winback.customer.complaint;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.profile.Customer;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Determines the reason, the root cause and the due time of a new complaint. */
@ApplicationScoped
class TriageComplaint {

    private final Themes themes;
    private final ClassifyReason classifyReason;
    private final ResponseSla responseSla;
    private final Clock clock;

    TriageComplaint(Themes themes, ClassifyReason classifyReason, ResponseSla responseSla, Clock clock) {
        this.themes = themes;
        this.classifyReason = classifyReason;
        this.responseSla = responseSla;
        this.clock = clock;
    }

    /** @param text what the classifier reads from the text */
    record Triaged(Complaint complaint, Classification text) {}

    /** @throws RuleViolation {@code UNKNOWN_THEME} */
    Triaged triage(NewComplaint filed, Customer customer) {
        if (filed.themeId() != null) {
            themes.check(filed.themeId());
        }
        var now = clock.instant();
        var read = classifyReason.classify(filed.text());
        var complaint = new Complaint(
                filed.customerId(),
                filed.orderId(),
                filed.text(),
                filed.reason() == null ? read : new Classification(filed.reason(), 1, List.of()),
                filed.severity(),
                responseSla.dueBy(filed.severity(), customer, now),
                now);
        complaint.assignTheme(filed.themeId());
        return new Triaged(complaint, read);
    }
}
