package io.winback.customer.complaint;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Reopens a resolved complaint with a new due time. */
@ApplicationScoped
class ReopenComplaint {

    private final ResponseSla responseSla;
    private final Outbox outbox;
    private final Clock clock;

    ReopenComplaint(ResponseSla responseSla, Outbox outbox, Clock clock) {
        this.responseSla = responseSla;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws Conflict if it is not resolved */
    @Transactional(MANDATORY)
    void reopen(Complaint complaint, Customer customer) {
        var now = clock.instant();
        outbox.publish(complaint.reopen(responseSla.dueBy(complaint.severity(), customer, now), now));
    }
}
