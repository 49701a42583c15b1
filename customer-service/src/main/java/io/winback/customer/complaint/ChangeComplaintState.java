package io.winback.customer.complaint;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Moves a complaint on: answered, resolved, or open again. */
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
     * @param state null to leave it there
     * @param resolution what was done about it; needed to resolve it
     * @param themeId the root cause that it turned out to share; null to leave it as it is
     * @throws io.winback.chassis.http.Conflict if its state does not allow it
     * @throws io.winback.chassis.http.RuleViolation {@code UNKNOWN_THEME}
     */
    @Transactional
    Complaint change(ComplaintState state, String resolution, String themeId, UUID complaintId) {
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
     * They say how content they are with what was done; who is not has their complaint opened again.
     *
     * @throws io.winback.chassis.http.Conflict while it is not resolved
     */
    @Transactional
    Complaint rate(int score, UUID complaintId) {
        return change(complaintId, (complaint, customer) -> {
            if (complaint.rate(score)) {
                reopen(complaint, customer);
            }
        });
    }

    private Complaint change(UUID complaintId, BiConsumer<Complaint, Customer> step) {
        var customerId = complaints
                .customerOf(complaintId)
                .orElseThrow(() -> new NotFoundException("there is no complaint " + complaintId));
        // Always the customer before the complaint, as who files one does.
        var customer = customers.lock(customerId).orElseThrow();
        var complaint = complaints.lock(complaintId).orElseThrow();
        boolean before = complaint.state().isUnresolved();
        step.accept(complaint, customer);
        if (before != complaint.state().isUnresolved()) {
            if (before) {
                customer.closeComplaint();
            } else {
                customer.openComplaint();
            }
            customers.flush();
            outbox.publish(customer.profile());
        }
        LOG.infof("complaint %s is %s", complaintId, complaint.state());
        return complaint;
    }

    private void move(Complaint complaint, Customer customer, ComplaintState state, String resolution) {
        switch (state) {
            case ANSWERED -> complaint.answer(clock.instant());
            case RESOLVED -> {
                if (resolution == null || resolution.isBlank()) {
                    throw InvalidInput.inBody("resolution", "is needed: what was done about it?");
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
