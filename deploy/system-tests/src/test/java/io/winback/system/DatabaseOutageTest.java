package io.winback.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL is killed during a churn wave, and starts again after 20 seconds. */
@Tag("fault")
class DatabaseOutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final RunningStack system = RunningStack.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void callersGetRetryAfterAndNoEventIsLostOrBecomesADeadLetter() throws Exception {
        var wave = ChurnWave.of(2_000, system);
        long before = system.deadLetters();
        var pids = system.stack().pids();
        assertThat(statuses()).containsOnly(200);

        system.kill("postgres");
        var answers = new ArrayList<HttpResponse<String>>();
        long end = System.nanoTime() + OUTAGE.toNanos();
        while (System.nanoTime() < end) {
            answers.add(cancel());
        }
        system.start("postgres");

        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
        wave.awaitEnd();
        wave.assertOneDecisionCouponAndMessageEach();
        assertThat(system.deadLetters()).isEqualTo(before);
        eventually().until(() -> cancel().statusCode() == 422);
        assertThat(statuses())
                .as("first requests after the outage, with connections from before it")
                .containsOnly(200);
        assertThat(system.stack().pids()).containsAllEntriesOf(servicesOf(pids));
    }

    /** The statuses of one request to each service that had none during the outage. */
    private List<Integer> statuses() {
        return Stream.of(
                        system.campaign("/v1/campaigns"),
                        system.offer("/v1/offers"),
                        system.notification("/v1/templates"))
                .map(list -> system.api().tryGet(list).status())
                .toList();
    }

    /** Cancels an unknown customer, so that the request has no effect but its answer. */
    private HttpResponse<String> cancel() throws IOException, InterruptedException {
        var request = system.request(system.customer("/v1/cancellations"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"customerId\": \"unknown-%s\", \"reason\": \"PRICE\"}".formatted(UUID.randomUUID())))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Long> servicesOf(Map<String, Long> pids) {
        var services = new HashMap<>(pids);
        services.keySet().retainAll(List.of("customer", "campaign", "offer", "notification"));
        return services;
    }
}
