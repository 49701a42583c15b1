package io.winback.customer.complaint;

import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Tells of complaints that were not answered in time, each once. */
@ApplicationScoped
class ReportSlaBreaches {

    private static final Logger LOG = Logger.getLogger(ReportSlaBreaches.class);
    private static final int AT_ONCE = 200;

    private final Complaints complaints;
    private final Outbox outbox;
    private final Clock clock;

    ReportSlaBreaches(Complaints complaints, Outbox outbox, Clock clock) {
        this.complaints = complaints;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    boolean some() {
        var breached = complaints.breachedUntold(clock.instant(), AT_ONCE);
        breached.forEach(complaint -> {
            outbox.publish(complaint.tellBreach());
            LOG.infof("complaint %s was not answered in time", complaint.id());
        });
        return breached.size() == AT_ONCE;
    }
}
