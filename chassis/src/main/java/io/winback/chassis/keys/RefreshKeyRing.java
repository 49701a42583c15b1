package io.winback.chassis.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.access.KeyRing;
import io.winback.chassis.database.DatabaseRetry;
import io.winback.chassis.metrics.Gauges;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Reads all issued keys into the key ring of this replica. While the database is unavailable the ring stays as it is, and expiries
 * still hold.
 */
@ApplicationScoped
class RefreshKeyRing {

    private static final Logger LOG = Logger.getLogger(RefreshKeyRing.class);

    /** After the migration of the database. */
    private static final int BEFORE_REQUESTS = Interceptor.Priority.PLATFORM_BEFORE;

    private final KnownKeys knownKeys;
    private final KeyRing ring;
    private final DatabaseRetry retry;
    private volatile long refreshedAt = System.nanoTime();
    private volatile boolean failing;

    RefreshKeyRing(KnownKeys knownKeys, KeyRing ring, DatabaseRetry retry, MeterRegistry metrics) {
        this.knownKeys = knownKeys;
        this.ring = ring;
        this.retry = retry;
        Gauges.replace(metrics, "winback.access.ring.age.seconds", Tags.empty(), this, RefreshKeyRing::age);
    }

    /** A service that is ready knows the keys that its database has. */
    void onStartup(@Observes @Priority(BEFORE_REQUESTS) StartupEvent startup) {
        retry.untilDone(this::read);
    }

    void refresh() {
        try {
            read();
            if (failing) {
                LOG.info("the issued API keys can be read again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf("the issued API keys cannot be read; those in memory stay: %s", e.getMessage());
            }
            failing = true;
        }
    }

    private void read() {
        ring.replaceIssued(knownKeys.all());
        refreshedAt = System.nanoTime();
    }

    private double age() {
        return Duration.ofNanos(System.nanoTime() - refreshedAt).toMillis() / 1000.0;
    }
}
