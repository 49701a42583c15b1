package io.winback.customer.complaint;

import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.churn.OpenDeathHint;
import io.winback.customer.churn.RecordChurnReason;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Files a complaint with its reason and due time. The customer's profile shows the open complaint. */
@ApplicationScoped
public class FileComplaint {

    private static final Logger LOG = Logger.getLogger(FileComplaint.class);

    private final Customers customers;
    private final Complaints complaints;
    private final Themes themes;
    private final ClassifyReason classifyReason;
    private final ResponseSla responseSla;
    private final RecordChurnReason recordChurnReason;
    private final OpenDeathHint openDeathHint;
    private final Outbox outbox;
    private final Clock clock;

    FileComplaint(
            Customers customers,
            Complaints complaints,
            Themes themes,
            ClassifyReason classifyReason,
            ResponseSla responseSla,
            RecordChurnReason recordChurnReason,
            OpenDeathHint openDeathHint,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.complaints = complaints;
        this.themes = themes;
        this.classifyReason = classifyReason;
        this.responseSla = responseSla;
        this.recordChurnReason = recordChurnReason;
        this.openDeathHint = openDeathHint;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param reason as stated; null to classify the text
     * @param themeId the root cause; null if none is known
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_THEME}
     */
    @Transactional
    public Complaint file(
            String customerId, String orderId, String text, ChurnReason reason, Severity severity, String themeId) {
        var customer = customers
                .lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
        if (themeId != null) {
            themes.check(themeId);
        }
        var now = clock.instant();
        var read = classifyReason.classify(text);
        var complaint = new Complaint(
                customerId,
                orderId,
                text,
                reason == null ? read : new Classification(reason, 1, List.of()),
                severity,
                responseSla.dueBy(severity, customer, now),
                now);
        complaint.assignTheme(themeId);
        complaints.persist(complaint);
        customer.openComplaint();
        if (reason != ChurnReason.DECEASED) {
            openDeathHint.openIfRead(customer, read, DeathHint.Source.COMPLAINT, complaint.id(), now);
        }
        if (reason == ChurnReason.DECEASED) {
            recordChurnReason.record(
                    customer,
                    new InferredReason(reason, 1, List.of("the customer's death was stated in a complaint")),
                    now);
        } else {
            customers.flush();
            outbox.publish(customer.profile());
        }
        LOG.infof("complaint %s of customer %s is about %s", complaint.id(), customerId, complaint.reason());
        return complaint;
    }
}
