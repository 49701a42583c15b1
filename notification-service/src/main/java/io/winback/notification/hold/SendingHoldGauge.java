package io.winback.notification.hold;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.metrics.Gauges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code winback.sending.stopped}: 1 while the emergency stop holds all messages, else 0; and {@code
 * winback.sending.held.campaigns}: the number of campaigns whose messages are held. Both are -1 without a database.
 */
@ApplicationScoped
class SendingHoldGauge {

    private final ReadHolds readHolds;

    SendingHoldGauge(ReadHolds readHolds) {
        this.readHolds = readHolds;
    }

    void register(@Observes StartupEvent startup, MeterRegistry metrics) {
        Gauges.replace(metrics, "winback.sending.stopped", Tags.empty(), this, self -> self.stopped());
        Gauges.replace(metrics, "winback.sending.held.campaigns", Tags.empty(), this, self -> self.heldCampaigns());
    }

    private double stopped() {
        try {
            return readHolds.read().everything() ? 1 : 0;
        } catch (RuntimeException e) {
            return -1;
        }
    }

    private double heldCampaigns() {
        try {
            return readHolds.read().campaigns().size();
        } catch (RuntimeException e) {
            return -1;
        }
    }
}
