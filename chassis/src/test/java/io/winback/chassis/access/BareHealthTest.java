package io.winback.chassis.access;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Callers without a credential share the status of the service for a second. */
@QuarkusTest
class BareHealthTest {

    private static final int CALLS = 200;

    @Test
    void manyCallersRunTheChecksOnceASecond() {
        long begun = System.nanoTime();
        int before = SwitchedCheck.RUNS.get();

        for (int call = 0; call < CALLS; call++) {
            assertThat(status("ready")).isEqualTo(200);
        }

        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(SwitchedCheck.RUNS.get() - before).isLessThanOrEqualTo((int) seconds + 1);
    }

    @Test
    void aChangeOfReadinessShowsAndLeavesLivenessAsItIs() {
        assertThat(status("ready")).isEqualTo(200);

        SwitchedCheck.UP.set(false);

        eventually().until(() -> status("ready") == 503);
        assertThat(status("live")).isEqualTo(200);
        assertThat(status("started")).isEqualTo(200);
        eventually().until(() -> status("") == 503);
    }

    @AfterEach
    void ready() {
        SwitchedCheck.UP.set(true);
        eventually().until(() -> status("ready") == 200 && status("") == 200);
    }

    private static int status(String checks) {
        return Callers.anonymous().get("/q/health/" + checks).statusCode();
    }
}
