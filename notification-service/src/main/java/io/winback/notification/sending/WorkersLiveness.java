package io.winback.notification.sending;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether each channel worker and the lease worker still make turns. A turn waits for the database for less than the limit, so
 * an unavailable database does not fail the check.
 */
@Liveness
@ApplicationScoped
class WorkersLiveness implements HealthCheck {

    private static final long LIMIT = TimeUnit.MINUTES.toNanos(5);

    private final ChannelWorkers workers;
    private final LeaseWorker leaseWorker;

    WorkersLiveness(ChannelWorkers workers, LeaseWorker leaseWorker) {
        this.workers = workers;
        this.leaseWorker = leaseWorker;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Sending workers");
        boolean up = isAlive(leaseWorker.lastTurn());
        for (var worker : workers.all()) {
            boolean isAlive = worker.isAlive() && isAlive(worker.lastTurn());
            response.withData(worker.channel().name(), isAlive);
            up &= isAlive;
        }
        return response.status(up).build();
    }

    private static boolean isAlive(long lastTurn) {
        return System.nanoTime() - lastTurn < LIMIT;
    }
}
