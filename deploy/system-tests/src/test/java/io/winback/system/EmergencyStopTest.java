package io.winback.system;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** All sending is stopped during a churn wave, with two replicas of notification-service, and resumed. */
@Tag("fault")
class EmergencyStopTest {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final RunningStack system = RunningStack.get();

    @Test
    void aStopHoldsAllMessagesOnAllReplicasAndAfterTheResumeEachArrivesOnce() {
        int size = 6_000;
        long before = received();
        var replica = system.stack().startReplica("notification", System.out::println);
        var wave = ChurnWave.of(size, system);
        eventually().until(() -> received() > before + 100);

        var answer =
                system.api().put(system.campaign("/v1/emergency-stop"), "{\"reason\": \"the coupon codes are wrong\"}");

        assertThat(answer.path("state").asText()).isEqualTo("STOPPED");
        assertThat(answer.path("confirmed").asBoolean())
                .as("notification-service has confirmed the stop")
                .isTrue();
        Awaitility.await().atMost(Duration.ofMinutes(1)).pollDelay(STOPS_WITHIN).until(() -> true);
        long atTheLimit = received();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .during(Duration.ofSeconds(15))
                .until(() -> received() == atTheLimit);
        assertThat(atTheLimit).as("received before the stop").isLessThan(before + size);
        assertThat(system.api().tryGet(system.notification("/q/health/ready")).status())
                .isEqualTo(200);

        system.api().delete(system.campaign("/v1/emergency-stop"));

        wave.awaitEnd();
        wave.assertOneDecisionCouponAndMessageEach();
        wave.assertNothingDeliveredTwice();
        system.kill(replica);
    }

    private long received() {
        return system.received("limit=1").path("count").asLong();
    }
}
