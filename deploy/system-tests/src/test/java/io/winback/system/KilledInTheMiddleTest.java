package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.benchmarks.Crowd;
import io.winback.local.demo.Scenery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Each service is killed in the middle of a churn wave, and started again. */
class KilledInTheMiddleTest {

    private static final int EVENTS = 2_000;

    private final RunningStack system = RunningStack.get();

    @Test
    void everyoneIsDecidedOnceAndWrittenToOnceWhoeverIsKilled() {
        new Scenery(system.api(), system.stack().ports()).setWith("campaign-for-everyone.json");
        long before = decided();
        var crowd = new Crowd("127.0.0.1:" + system.stack().ports().of("kafka"), EVENTS);
        crowd.introduce();

        crowd.leave();
        eventually().until(() -> decided() > before);
        for (var service : List.of("campaign", "offer", "notification", "customer")) {
            system.stack().kill(service);
            system.stack().start(service, System.out::println);
        }

        eventually().until(() -> decided() - before >= EVENTS && awaiting() == 0);
        assertThat(decided() - before).isEqualTo(EVENTS);
        var byPerson = new HashMap<String, List<String>>();
        system.received("limit=1000000").path("items").forEach(message -> byPerson.computeIfAbsent(
                        person(message), name -> new ArrayList<>())
                .add(idOf(message)));
        byPerson.keySet().removeIf(name -> !name.startsWith("wave-"));
        assertThat(byPerson).hasSize(EVENTS);
        assertThat(byPerson.values())
                .as("message ids a person got")
                .allMatch(ids -> ids.stream().distinct().count() == 1);
        reportDoubles(byPerson);
        assertThat(coupons()).as("one coupon a decision").isEqualTo(decided());
    }

    /** A receiver that keeps no keys may get what was under way at the kill again; one that keeps them never does. */
    private void reportDoubles(Map<String, List<String>> byPerson) {
        long doubles = byPerson.values().stream().filter(ids -> ids.size() > 1).count();
        System.out.println("delivered again under the same id, having been under way at a kill: " + doubles);
        assertThat(doubles).isLessThanOrEqualTo(2 * 200);
        var chat = system.received("channel=CHAT&limit=1000000").path("items");
        assertThat(chat).extracting(KilledInTheMiddleTest::idOf).doesNotHaveDuplicates();
    }

    private static String person(JsonNode message) {
        var to = message.path("to").asText();
        if (message.path("channel").asText().equals("SMS")) {
            return "wave-" + to;
        }
        return to.replaceFirst("^U", "").replaceFirst("@.*", "");
    }

    private static String idOf(JsonNode message) {
        var headers = message.path("headers");
        for (var name : List.of("Message-ID", "Message-Id", "X-Line-Retry-Key")) {
            if (headers.has(name)) {
                return headers.path(name).asText();
            }
        }
        throw new AssertionError("a message without an id: " + message);
    }

    private long decided() {
        long decided = 0;
        for (var count : system.api().get(system.campaign("/v1/figures")).path("decisions")) {
            decided += count.asLong();
        }
        return decided;
    }

    private long awaiting() {
        return system.api().get(system.campaign("/v1/figures")).path("awaiting").asLong();
    }

    private long coupons() {
        long coupons = 0;
        for (var count : system.api().get(system.offer("/v1/figures")).path("coupons")) {
            coupons += count.asLong();
        }
        return coupons;
    }
}
