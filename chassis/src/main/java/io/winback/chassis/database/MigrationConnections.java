package io.winback.chassis.database;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Connections of migrations: outside the pools and without time limits, because a large table may take minutes. Only the wait for
 * the lock of a table is limited, by {@link MigrationLockTimeout}. A session and not a transaction holds the lock of a migration,
 * because an index cannot be created concurrently while a transaction is open. Other replicas wait for that lock as long as their
 * startup probe allows.
 */
@Singleton
@Unremovable
class MigrationConnections implements FlywayConfigurationCustomizer {

    private static final int WITHOUT_LIMIT = -1;

    private static final Map<String, String> LIMITS = Map.of(
            "socketTimeout", "0",
            "connectTimeout", "3",
            "tcpKeepAlive", "true",
            "logServerErrorDetail", "false",
            "options", "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0");

    private final String url;
    private final String username;
    private final String password;
    private final MigrationLockTimeout lockTimeout;

    MigrationConnections(Config settings, MigrationConfiguration configuration) {
        url = settings.getValue("quarkus.datasource.jdbc.url", String.class);
        username = settings.getValue("quarkus.datasource.username", String.class);
        password = settings.getOptionalValue("quarkus.datasource.password", String.class)
                .orElse(null);
        lockTimeout = new MigrationLockTimeout(configuration.lockTimeout());
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.jdbcProperties(LIMITS)
                .dataSource(url, username, password)
                .callbacks(lockTimeout)
                .lockRetryCount(WITHOUT_LIMIT)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
