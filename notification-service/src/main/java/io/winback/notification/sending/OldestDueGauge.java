package io.winback.notification.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.metrics.Gauges;
import io.winback.events.Channel;
import io.winback.notification.message.MessageQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** {@code winback.messages.oldest.due.seconds} by channel: how long the oldest message is due; -1 without a database. */
@ApplicationScoped
class OldestDueGauge {

    private final MessageQueue queue;
    private final Clock clock;

    OldestDueGauge(MessageQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    void register(@Observes StartupEvent startup, ChannelWorkers workers, MeterRegistry metrics) {
        for (var worker : workers.all()) {
            Gauges.replace(
                    metrics,
                    "winback.messages.oldest.due.seconds",
                    Tags.of("channel", worker.channel().name()),
                    this,
                    self -> self.seconds(worker.channel()));
        }
    }

    @ActivateRequestContext
    double seconds(Channel channel) {
        try {
            var now = clock.instant();
            return queue.oldestDue(channel, now)
                    .map(due -> Duration.between(due, now).toMillis() / 1000.0)
                    .orElse(0.0);
        } catch (RuntimeException e) {
            return -1;
        }
    }
}
