package io.winback.system;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test class reads the logs of all services, of PostgreSQL, Kafka and the stand-ins of the common stack. The class fails
 * if a log has a credential or personal data. JUnit finds this extension by itself. Tests with a stack of their own read its logs
 * themselves.
 */
public final class LogsExtension implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        RunningStack.ifRunning(RunningStack::assertNoLeaksInLogs);
    }
}
