package io.winback.campaign.limits;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Ends the emergency stop. */
@ApplicationScoped
class ResumeSending {

    private static final Logger LOG = Logger.getLogger(ResumeSending.class);

    private final EmergencyStops stops;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ResumeSending(EmergencyStops stops, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.stops = stops;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    SendingHoldChanged resume() {
        var stop = stops.lock();
        var before = StopState.of(stop);
        var change = stop.resume(clock.instant());
        auditTrail.changed("emergency-stop", before, StopState.of(stop));
        outbox.publish(change);
        LOG.warnf("emergency stop: sending is resumed, version %d", change.version());
        return change;
    }
}
