package io.winback.customer.complaint;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import io.winback.customer.profile.PublishProfile;
import io.winback.customer.timeline.RecordTimeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Updates a complaint, and the number of open complaints in the profile of its customer. Publishes its resolution. */
@ApplicationScoped
class UpdateComplaint {

    private static final Logger LOG = Logger.getLogger(UpdateComplaint.class);

    private final Complaints complaints;
    private final Customers customers;
    private final PublishProfile publishProfile;
    private final RecordTimeline recordTimeline;
    private final AuditTrail auditTrail;
    private final Outbox outbox;

    UpdateComplaint(
            Complaints complaints,
            Customers customers,
            PublishProfile publishProfile,
            RecordTimeline recordTimeline,
            AuditTrail auditTrail,
            Outbox outbox) {
        this.auditTrail = auditTrail;
        this.complaints = complaints;
        this.customers = customers;
        this.publishProfile = publishProfile;
        this.recordTimeline = recordTimeline;
        this.outbox = outbox;
    }

    /** @return empty if there is no such complaint */
    @Transactional(MANDATORY)
    Optional<Complaint> update(UUID complaintId, BiConsumer<Complaint, Customer> step) {
        return complaints.customerOf(complaintId).map(customerId -> {
            // FileComplaint also locks the customer before the complaint.
            var customer = customers.lock(customerId).orElseThrow();
            var complaint = complaints.lock(complaintId).orElseThrow();
            var before = complaint.state();
            var audited = AuditedComplaint.of(complaint);
            update(complaint, customer, step);
            if (complaint.state() != before) {
                recordTimeline.recordComplaint(
                        customerId,
                        complaintId,
                        before.name(),
                        complaint.state().name());
            }
            auditTrail.changed("complaint/" + complaintId, audited, AuditedComplaint.of(complaint));
            LOG.infof("complaint %s is %s", complaintId, complaint.state());
            return complaint;
        });
    }

    private void update(Complaint complaint, Customer customer, BiConsumer<Complaint, Customer> step) {
        boolean wasUnresolved = complaint.state().isUnresolved();
        step.accept(complaint, customer);
        if (wasUnresolved == complaint.state().isUnresolved()) {
            return;
        }
        if (wasUnresolved) {
            customer.closeComplaint();
        } else {
            customer.openComplaint();
        }
        publishProfile.publish(customer);
        if (wasUnresolved && !customer.erased()) {
            outbox.publish(complaint.resolved(customer.snapshot()));
        }
    }
}
