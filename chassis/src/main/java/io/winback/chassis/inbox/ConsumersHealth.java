package io.winback.chassis.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether a consumer hangs. A consumer that waits for its database makes a step every few seconds, and is alive. A consumer
 * without records is alive.
 */
@Liveness
@ApplicationScoped
class ConsumersHealth implements HealthCheck {

    private final Inbox inbox;
    private final InboxConfiguration configuration;

    ConsumersHealth(Inbox inbox, InboxConfiguration configuration) {
        this.inbox = inbox;
        this.configuration = configuration;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Consumers").up();
        for (var subscription : inbox.subscriptions()) {
            var idle = subscription.progress().sinceLastStep();
            if (idle.compareTo(configuration.deadAfter()) > 0) {
                response.down().withData(subscription.topic().toString(), "no step for " + idle.toSeconds() + " s");
            }
        }
        return response.build();
    }
}
