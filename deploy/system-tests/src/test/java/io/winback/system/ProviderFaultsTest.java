package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Providers are slow or unavailable during a wave, while services are stopped or killed. */
@Tag("fault")
class ProviderFaultsTest {

    private final RunningStack system = RunningStack.get();

    @AfterEach
    void clearFaults() {
        setFault(Map.of("channel", "EMAIL", "refuse", 0, "delayMillis", 0));
        setFault(Map.of("channel", "CHAT", "refuse", 0, "delayMillis", 0));
    }

    @Test
    void everyEnrolledCustomerIsReachedAndNoHeldOutCustomerIsWhicheverServiceFails() {
        var campaign = system.campaign("/v1/campaigns/with-holdout");
        system.api().put(campaign, """
                {"name": "With holdout", "priority": 200, "trigger": {"type": "CUSTOMER_CHURNED"}, "holdout": 0.1,
                 "goal": {"event": "ORDER_PLACED", "within": "P30D"},
                 "variants": [{"name": "only", "steps": [{"template": "we-miss-you", "offer": "comeback-10",
                     "channels": ["PREFERRED"]}]}]}""");
        system.api().post(campaign + "/activation");
        try {
            setFault(Map.of("channel", "CHAT", "refuse", 1, "delayMillis", 0));
            var wave = ChurnWave.of(1_000, system);
            for (var service : new String[] {"notification", "campaign", "notification"}) {
                system.kill(service);
                system.start(service);
            }
            setFault(Map.of("channel", "CHAT", "refuse", 0, "delayMillis", 0));

            wave.awaitEnd();

            assertThat(wave.customersWith("HELD_OUT")).hasSizeBetween(60, 140);
            assertThat(wave.customersReached()).containsExactlyInAnyOrderElementsOf(wave.customersWith("ENROLLED"));
            wave.assertOnlyClaimedMessagesAreDeliveredTwice();
        } finally {
            system.api().post(campaign + "/pause");
        }
    }

    @Test
    void aStopWhileAProviderHangsNeitherDoublesNorLosesAMessage() throws IOException, InterruptedException {
        var people = IntStream.range(0, 60).mapToObj(i -> "slow-" + i).toList();
        people.forEach(id -> system.api().put(system.customer("/v1/customers/" + id), """
                {"name": "佐藤", "locale": "ja-JP", "contacts": {"email": "%s@customers.example"},
                 "preferredChannel": "EMAIL", "consents": {"EMAIL": true}}""".formatted(id)));
        setFault(Map.of("channel", "EMAIL", "refuse", 0, "delayMillis", 45_000));
        people.forEach(id ->
                system.api().post(system.customer("/v1/cancellations"), Map.of("customerId", id, "reason", "PRICE")));
        eventually().until(() -> inHand() > 20);

        stop("notification");
        system.start("notification");
        setFault(Map.of("channel", "EMAIL", "refuse", 0, "delayMillis", 0));

        people.forEach(id -> eventually().until(() -> mails(id).path("count").asInt() > 0));
        eventually().until(() -> inHand() == 0);
        assertThat(people).allMatch(id -> mails(id).path("count").asInt() == 1);
        eventually()
                .until(() -> system.count(
                                "offer",
                                "select count(*) from coupon where customer_id like 'slow-%' and state = 'ACTIVE'")
                        == people.size());
    }

    private long inHand() {
        return system.count(
                "notification",
                "select count(*) from message where customer_id like 'slow-%' and claimed_until is not null");
    }

    private JsonNode mails(String id) {
        return system.received("channel=EMAIL&limit=10&to=" + id + "@customers.example");
    }

    /** Sends SIGTERM, as an orchestrator does. Returns when the process has ended. */
    private void stop(String service) throws IOException, InterruptedException {
        var process = ProcessHandle.of(system.stack().pids().get(service)).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        eventually().until(() -> !process.isAlive());
    }

    private void setFault(Map<String, Object> fault) {
        system.api().put(system.stack().ports().url("stand-ins") + "/faults", json(fault));
    }

    private static String json(Map<String, Object> fault) {
        return new ObjectMapper().valueToTree(fault).toString();
    }
}
