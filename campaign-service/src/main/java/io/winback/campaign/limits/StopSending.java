package io.winback.campaign.limits;

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
    private final Clock clock;

    StopSending(EmergencyStops stops, Outbox outbox, Clock clock) {
        this.stops = stops;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    SendingHoldChanged stop(String reason) {
        var change = stops.lock().stop(reason, clock.instant());
        outbox.publish(change);
        LOG.warnf("emergency stop: all sending is stopped, version %d", change.version());
        return change;
    }
}
