package io.winback.system;

import io.winback.benchmarks.UnhandledRecords;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of two replicas of campaign-service hangs during a churn wave for longer than its session timeout. Then it continues
 * with its current batch, which the other replica has already handled.
 */
@Tag("fault")
class HangingReplicaTest {

    private final RunningStack system = RunningStack.get();

    @Test
    void theOtherReplicaTakesOverAndTheHangingOneAppliesNothingTwice() throws Exception {
        long before = system.deadLetters();
        var replica = system.stack().startReplica("campaign", System.out::println);
        var wave = ChurnWave.of(2_000, system);

        system.signal("STOP", "campaign");
        wave.awaitEnd();
        system.signal("CONT", "campaign");

        eventually()
                .until(() ->
                        system.api().tryGet(system.campaign("/q/health/ready")).status() == 200);
        system.kill(replica);
        eventually().until(() -> List.of("customer-events", "offer-events", "notification-events").stream()
                .allMatch(topic -> UnhandledRecords.count(system.bootstrapServers(), "campaign-service", topic) == 0));
        wave.assertOneDecisionCouponAndMessageEach();
        wave.assertNothingDeliveredTwice();
        assertThat(system.deadLetters()).isEqualTo(before);
    }
}
