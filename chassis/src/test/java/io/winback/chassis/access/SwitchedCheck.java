package io.winback.chassis.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A check of readiness that a test switches, and that counts how often it runs. */
@Readiness
@ApplicationScoped
class SwitchedCheck implements HealthCheck {

    static final AtomicBoolean UP = new AtomicBoolean(true);
    static final AtomicInteger RUNS = new AtomicInteger();

    @Override
    public HealthCheckResponse call() {
        RUNS.incrementAndGet();
        return HealthCheckResponse.named("Switched by a test").status(UP.get()).build();
    }
}
