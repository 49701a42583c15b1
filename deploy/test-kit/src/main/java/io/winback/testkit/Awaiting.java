package io.winback.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The time limit of asynchronous assertions. It is long enough for a busy machine; a passing test ends earlier. The first check
 * is at once.
 */
public final class Awaiting {

    private Awaiting() {}

    public static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100));
    }
}
