package io.winback.chassis.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates the database when the service starts, before anything else uses it. A migration that gets no lock in time changes
 * nothing, and is tried again until it succeeds. Between two tries other transactions use the table.
 */
@ApplicationScoped
class MigrateDatabase {

    private static final Logger LOG = Logger.getLogger(MigrateDatabase.class);

    /** Before schedules, consumers and the relay. */
    private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private final Flyway flyway;
    private final MigrationConfiguration configuration;

    MigrateDatabase(Flyway flyway, MigrationConfiguration configuration) {
        this.flyway = flyway;
        this.configuration = configuration;
    }

    void onStartup(@Observes @Priority(FIRST) StartupEvent startup) {
        migrate();
    }

    void migrate() {
        migrate(flyway);
    }

    void migrate(Flyway migrations) {
        var backOff = new BackOff(configuration.firstWait(), configuration.longestWait());
        while (true) {
            try {
                migrations.migrate();
                return;
            } catch (FlywayException e) {
                if (!DatabaseErrors.isLocked(e)) {
                    throw e;
                }
                pause(backOff.nextRandom(), e);
            }
        }
    }

    private static void pause(Duration wait, FlywayException reason) {
        LOG.warnf("a migration waits for other transactions; next try in %s: %s", wait, reason.getMessage());
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitInterrupted(reason);
        }
    }
}
