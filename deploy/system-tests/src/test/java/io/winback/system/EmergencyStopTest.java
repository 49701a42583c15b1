package io.winback.system;

import java.time.Duration;
import java.time.Instant;
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
        var replica = system.stack().startReplica("notification", System.out::println);
        var wave = ChurnWave.of(size, system);
        eventually().until(() -> wave.customersReached().size() > 100);

        var answer =
                system.api().put(system.campaign("/v1/emergency-stop"), "{\"reason\": \"the coupon codes are wrong\"}");
        var stoppedAt = Instant.now();

        assertThat(answer.path("state").asText()).isEqualTo("STOPPED");
        assertThat(answer.path("confirmed").asBoolean())
                .as("notification-service has confirmed the stop")
                .isTrue();
        var reached = Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(STOPS_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .during(Duration.ofSeconds(10))
                .until(() -> wave.customersReached().size(), count -> wave.lastArrival()
                        .isBefore(stoppedAt.plus(STOPS_WITHIN)));
        assertThat(reached).as("reached before the stop").isLessThan(size);
        assertThat(system.api().tryGet(system.notification("/q/health/ready")).status())
                .isEqualTo(200);
        System.out.println("the last message arrived %d ms after the stop; %d of %d had arrived"
                .formatted(Duration.between(stoppedAt, wave.lastArrival()).toMillis(), reached, size));

        system.api().delete(system.campaign("/v1/emergency-stop"));

        wave.awaitEnd();
        wave.assertOneDecisionCouponAndMessageEach();
        wave.assertNothingDeliveredTwice();
        system.kill(replica);
    }
}
