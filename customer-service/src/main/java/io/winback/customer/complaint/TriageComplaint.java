package io.winback.customer.complaint;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.OrderOwners;
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
    private final OrderOwners orderOwners;
    private final Clock clock;

    TriageComplaint(
            Themes themes,
            ClassifyReason classifyReason,
            ResponseSla responseSla,
            OrderOwners orderOwners,
            Clock clock) {
        this.themes = themes;
        this.classifyReason = classifyReason;
        this.responseSla = responseSla;
        this.orderOwners = orderOwners;
        this.clock = clock;
    }

    /** @param text what the classifier reads from the text */
    record Triaged(Complaint complaint, Classification text) {}

    /** @throws RuleViolation {@code UNKNOWN_THEME}, or {@code UNKNOWN_ORDER} if another customer placed the order */
    Triaged triage(NewComplaint filed, Customer customer) {
        if (filed.themeId() != null) {
            themes.check(filed.themeId());
        }
        if (filed.orderId() != null && orderOwners.isOfAnother(filed.orderId(), filed.customerId())) {
            throw new RuleViolation("UNKNOWN_ORDER", "the customer placed no order " + filed.orderId());
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
