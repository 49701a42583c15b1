package io.winback.chassis.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Whether this process is shutting down. It completes the requests that it has accepted, and then ends. */
@ApplicationScoped
class Shutdown {

    private volatile boolean begun;

    boolean hasBegun() {
        return begun;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent signal) {
        begun = true;
    }
}
