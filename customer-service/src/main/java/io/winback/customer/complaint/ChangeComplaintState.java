package io.winback.customer.complaint;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Answers, resolves or reopens a complaint. */
@ApplicationScoped
class ChangeComplaintState {

    private static final Logger LOG = Logger.getLogger(ChangeComplaintState.class);

    private final Complaints complaints;
    private final Customers customers;
    private final Themes themes;
    private final ResponseSla responseSla;
    private final Outbox outbox;
    private final Clock clock;

    ChangeComplaintState(
            Complaints complaints,
            Customers customers,
            Themes themes,
            ResponseSla responseSla,
            Outbox outbox,
            Clock clock) {
        this.complaints = complaints;
        this.customers = customers;
        this.themes = themes;
        this.responseSla = responseSla;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param state null to keep the state
     * @param resolution required to resolve the complaint
     * @param themeId the root cause; null to keep the present one
     * @return empty if there is no such complaint
     * @throws io.winback.chassis.http.Conflict if its state does not allow it
     * @throws io.winback.chassis.http.RuleViolation {@code UNKNOWN_THEME}
     */
    @Transactional
    Optional<Complaint> change(ComplaintState state, String resolution, String themeId, UUID complaintId) {
        return change(complaintId, (complaint, customer) -> {
            if (themeId != null) {
                themes.check(themeId);
                complaint.assignTheme(themeId);
            }
            if (state != null) {
                move(complaint, customer, state, resolution);
            }
        });
    }

    /**
     * Records the satisfaction of the customer with the resolution. A low score reopens the complaint.
     *
     * @return empty if there is no such complaint
     * @throws io.winback.chassis.http.Conflict while it is not resolved
     */
    @Transactional
    Optional<Complaint> rate(int score, UUID complaintId) {
        return change(complaintId, (complaint, customer) -> {
            if (complaint.rate(score)) {
                reopen(complaint, customer);
            }
        });
    }

    private Optional<Complaint> change(UUID complaintId, BiConsumer<Complaint, Customer> step) {
        return complaints.customerOf(complaintId).map(customerId -> {
            // FileComplaint also locks the customer before the complaint.
            var customer = customers.lock(customerId).orElseThrow();
            var complaint = complaints.lock(complaintId).orElseThrow();
            change(complaint, customer, step);
            LOG.infof("complaint %s is %s", complaintId, complaint.state());
            return complaint;
        });
    }

    private void change(Complaint complaint, Customer customer, BiConsumer<Complaint, Customer> step) {
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
        customers.flush();
        outbox.publish(customer.profile());
    }

    private void move(Complaint complaint, Customer customer, ComplaintState state, String resolution) {
        switch (state) {
            case ANSWERED -> complaint.answer(clock.instant());
            case RESOLVED -> {
                if (resolution == null || resolution.isBlank()) {
                    throw InvalidInput.inBody("resolution", "is required to resolve a complaint");
                }
                complaint.resolve(resolution, clock.instant());
            }
            case REOPENED -> reopen(complaint, customer);
            case OPEN -> throw InvalidInput.inBody("state", "must be ANSWERED, RESOLVED or REOPENED");
        }
    }

    private void reopen(Complaint complaint, Customer customer) {
        var now = clock.instant();
        outbox.publish(complaint.reopen(responseSla.dueBy(complaint.severity(), customer, now), now));
    }
}
