package io.winback.notification.sending;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether each worker, and the keeper of their leases, still makes turns. A turn waits for the database for less than the
 * limit, so an absent database does not make it fail.
 */
@Liveness
@ApplicationScoped
class WorkersLiveness implements HealthCheck {

    private static final long LIMIT = TimeUnit.MINUTES.toNanos(5);

    private final ChannelWorkers workers;
    private final LeaseKeeper keeper;

    WorkersLiveness(ChannelWorkers workers, LeaseKeeper keeper) {
        this.workers = workers;
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Sending workers");
        boolean up = lives(keeper.lastTurn());
        for (var worker : workers.all()) {
            boolean lives = worker.isAlive() && lives(worker.lastTurn());
            response.withData(worker.channel().name(), lives);
            up &= lives;
        }
        return response.status(up).build();
    }

    private static boolean lives(long lastTurn) {
        return System.nanoTime() - lastTurn < LIMIT;
    }
}
