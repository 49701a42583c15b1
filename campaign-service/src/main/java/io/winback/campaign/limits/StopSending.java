package io.winback.campaign.limits;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Stops all sending. */
@ApplicationScoped
class StopSending {

    private static final Logger LOG = Logger.getLogger(StopSending.class);

    private final EmergencyStops stops;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    StopSending(EmergencyStops stops, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.stops = stops;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    SendingHoldChanged stop(String reason) {
        var stop = stops.lock();
        var before = StopState.of(stop);
        var change = stop.stop(reason, clock.instant());
        auditTrail.changed("emergency-stop", before, StopState.of(stop));
        outbox.publish(change);
        LOG.warnf("emergency stop: all sending is stopped, version %d", change.version());
        return change;
    }
}
