package io.winback.system;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After each test class reads the logs of all services, of PostgreSQL, Kafka and the stand-ins. The class fails if a log has a
 * credential or personal data. JUnit finds this extension by itself.
 */
public final class LogsExtension implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        RunningStack.ifRunning(system -> assertThat(system.leaksInLogs())
                .as("logged since the last test class")
                .isEmpty());
    }
}
