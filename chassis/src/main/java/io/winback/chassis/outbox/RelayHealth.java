package io.winback.chassis.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the relay hangs. A relay that waits for the broker, the database or the lock makes a step every few seconds, and is alive. */
@Liveness
@ApplicationScoped
class RelayHealth implements HealthCheck {

    private final OutboxRelay relay;
    private final OutboxConfiguration configuration;

    RelayHealth(OutboxRelay relay, OutboxConfiguration configuration) {
        this.relay = relay;
        this.configuration = configuration;
    }

    @Override
    public HealthCheckResponse call() {
        var idle = relay.sinceLastStep();
        return HealthCheckResponse.named("Outbox relay is alive")
                .status(relay.isRunning() && idle.compareTo(configuration.deadAfter()) < 0)
                .withData("lastStepMillisAgo", idle.toMillis())
                .build();
    }
}
