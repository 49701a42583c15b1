package io.winback.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.metrics.Gauges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The lag of the relay as metrics, and readiness: whether events can be stored. The lag does not affect readiness, because
 * a service takes commands while the broker is unavailable.
 */
@Readiness
@ApplicationScoped
public class OutboxHealth implements HealthCheck {

    private final OutboxTable table;
    private final Clock clock;

    OutboxHealth(OutboxTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    void register(@Observes StartupEvent startup, MeterRegistry metrics) {
        Gauges.replace(metrics, "winback.outbox.waiting", Tags.empty(), this, self -> self.backlog()
                .map(Backlog::waiting)
                .orElse(-1L));
        Gauges.replace(metrics, "winback.outbox.lag.seconds", Tags.empty(), this, self -> self.backlog()
                .map(backlog -> backlog.age(clock.instant()).toMillis() / 1000.0)
                .orElse(-1.0));
    }

    @Override
    public HealthCheckResponse call() {
        var name = HealthCheckResponse.named("Outbox relay");
        return backlog()
                .map(backlog -> name.up()
                        .withData("waiting", backlog.waiting())
                        .withData("lagMillis", backlog.age(clock.instant()).toMillis())
                        .build())
                .orElseGet(() -> name.down().build());
    }

    /** The present backlog; empty while the database is unavailable. */
    public Optional<Backlog> backlog() {
        try {
            return Optional.of(table.backlog());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
