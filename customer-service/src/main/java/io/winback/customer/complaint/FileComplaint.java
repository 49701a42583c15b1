package io.winback.customer.complaint;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.AcceptReason;
import io.winback.customer.churn.ClassifiedText;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.profile.Customers;
import io.winback.customer.profile.PublishProfile;
import io.winback.customer.reasons.InferredReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Files a complaint. The customer's profile shows the open complaint. A stated death is recorded. */
@ApplicationScoped
public class FileComplaint {

    private static final Logger LOG = Logger.getLogger(FileComplaint.class);

    private final Customers customers;
    private final Complaints complaints;
    private final TriageComplaint triageComplaint;
    private final AcceptReason acceptReason;
    private final PublishProfile publishProfile;

    FileComplaint(
            Customers customers,
            Complaints complaints,
            TriageComplaint triageComplaint,
            AcceptReason acceptReason,
            PublishProfile publishProfile) {
        this.customers = customers;
        this.complaints = complaints;
        this.triageComplaint = triageComplaint;
        this.acceptReason = acceptReason;
        this.publishProfile = publishProfile;
    }

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_THEME}, {@code UNKNOWN_ORDER} */
    @Transactional
    public Complaint file(NewComplaint filed) {
        var customer = customers.lockExisting(filed.customerId());
        var triaged = triageComplaint.triage(filed, customer);
        var complaint = triaged.complaint();
        complaints.persist(complaint);
        customer.openComplaint();
        acceptReason.accept(
                customer,
                filed.reportsDeath() ? InferredReason.deathStatedIn("a complaint") : null,
                new ClassifiedText(DeathHint.Source.COMPLAINT, complaint.id(), triaged.text()),
                complaint.openedAt());
        if (!filed.reportsDeath()) {
            publishProfile.publish(customer);
        }
        LOG.infof("complaint %s of customer %s is about %s", complaint.id(), filed.customerId(), complaint.reason());
        return complaint;
    }
}
