package io.winback.customer.complaint;

import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Reports each complaint that breaches its SLA once. */
@ApplicationScoped
class ReportSlaBreaches {

    private static final Logger LOG = Logger.getLogger(ReportSlaBreaches.class);
    private static final int BATCH_SIZE = 200;

    private final Complaints complaints;
    private final Outbox outbox;
    private final Clock clock;

    ReportSlaBreaches(Complaints complaints, Outbox outbox, Clock clock) {
        this.complaints = complaints;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return whether there may be more breaches */
    @Transactional
    boolean report() {
        var breached = complaints.unreportedBreaches(clock.instant(), BATCH_SIZE);
        breached.forEach(complaint -> {
            outbox.publish(complaint.reportBreach());
            LOG.infof("complaint %s has breached its SLA", complaint.id());
        });
        return breached.size() == BATCH_SIZE;
    }
}
