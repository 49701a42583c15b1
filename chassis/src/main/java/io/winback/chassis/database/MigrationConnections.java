package io.winback.chassis.database;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Connections of migrations: outside the pools and without a time limit, as a large table may take minutes. The lock of a
 * migration is held by a session and not by a transaction, since an index cannot be created concurrently while a
 * transaction is open. A replica waits for that lock without an end, as long as the probe of its start lets it.
 */
@Singleton
@Unremovable
class MigrationConnections implements FlywayConfigurationCustomizer {

    private static final int FOR_EVER = -1;

    private static final Map<String, String> LIMITS = Map.of(
            "socketTimeout", "0",
            "connectTimeout", "3",
            "tcpKeepAlive", "true",
            "logServerErrorDetail", "false",
            "options", "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0");

    private final String url;
    private final String username;
    private final String password;

    MigrationConnections(Config settings) {
        url = settings.getValue("quarkus.datasource.jdbc.url", String.class);
        username = settings.getValue("quarkus.datasource.username", String.class);
        password = settings.getOptionalValue("quarkus.datasource.password", String.class)
                .orElse(null);
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.jdbcProperties(LIMITS)
                .dataSource(url, username, password)
                .lockRetryCount(FOR_EVER)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
