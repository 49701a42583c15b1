package io.winback.system;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Each service is killed during a churn wave, and started again. */
class KilledServiceTest {

    private final RunningStack system = RunningStack.get();

    @Test
    void everyCustomerGetsOneDecisionAndOneMessageWhicheverServiceIsKilled() {
        var wave = ChurnWave.of(2_000, system);

        for (var service : List.of("campaign", "offer", "notification", "customer")) {
            system.kill(service);
            system.start(service);
        }

        wave.awaitEnd();
        wave.assertOneDecisionCouponAndMessageEach();
        wave.assertOnlyClaimedMessagesAreDeliveredTwice();
    }

    @Test
    void aCommandWithAnIdempotencyKeyTakesEffectOnceAlthoughItsServiceIsKilled() throws Exception {
        var people = IntStream.range(0, 400).mapToObj(i -> "leaver-" + i).toList();
        people.forEach(id -> system.api().put(system.customer("/v1/customers/" + id), "{}"));
        var callers = Executors.newFixedThreadPool(8);
        var answers =
                people.stream().map(id -> callers.submit(() -> cancel(id))).toList();

        eventually().until(() -> cancellations("*") > 20);
        system.kill("customer");
        assertThat(cancellations("*")).isLessThan(people.size());
        system.start("customer");

        for (var answer : answers) {
            answer.get();
        }
        callers.shutdown();
        assertThat(cancellations("*")).isEqualTo(people.size());
        assertThat(cancellations("distinct customer_id")).isEqualTo(people.size());
        eventually().until(() -> decisions("distinct customer_id") == people.size());
        assertThat(decisions("*")).isEqualTo(people.size());
    }

    /** Repeats the same request until it is answered. */
    private void cancel(String customer) {
        eventually().until(() -> system.api()
                .post(
                        system.customer("/v1/cancellations"),
                        Map.of("customerId", customer, "reason", "PRICE"),
                        Map.of("Idempotency-Key", customer))
                .has("cancellationId"));
    }

    private long cancellations(String what) {
        return system.count(
                "customer", "select count(%s) from cancellation where customer_id like 'leaver-%%'".formatted(what));
    }

    private long decisions(String what) {
        return system.count(
                "campaign", "select count(%s) from decision where customer_id like 'leaver-%%'".formatted(what));
    }
}
