package io.winback.chassis.access;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.Callers;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that shuts down is not ready at once, also for callers who have just read that it is ready. */
@QuarkusTest
@TestProfile(HealthAtShutdownTest.OwnProcess.class)
class HealthAtShutdownTest {

    /** No other test uses the service that this test shuts down. */
    public static final class OwnProcess implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void noStatusFromBeforeTheShutdownIsShown() {
        assertThat(ready()).isEqualTo(200);

        SwitchedCheck.UP.set(false);
        shutdown.fire(new ShutdownDelayInitiatedEvent());

        assertThat(ready()).isEqualTo(503);
    }

    @AfterEach
    void switchedBack() {
        SwitchedCheck.UP.set(true);
    }

    private static int ready() {
        return Callers.anonymous().get("/q/health/ready").statusCode();
    }
}
