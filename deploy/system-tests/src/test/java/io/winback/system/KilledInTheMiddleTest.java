package io.winback.system;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each service is killed in the middle of a churn wave, and started again. */
class KilledInTheMiddleTest {

    private final RunningStack system = RunningStack.get();

    @Test
    void everyoneIsDecidedOnceAndWrittenToOnceWhoeverIsKilled() {
        var wave = ChurnWave.of(2_000, system);

        for (var service : List.of("campaign", "offer", "notification", "customer")) {
            system.kill(service);
            system.start(service);
        }

        wave.awaitEnd();
        wave.assertEveryoneOnce();
        wave.assertOnlyWhatWasUnderWayIsDeliveredTwice();
    }
}
