package io.winback.customer.churn;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The churns and returns that a fact causes have a higher version than those of all earlier facts. Consumers ignore an event whose
 * version is not higher.
 */
@QuarkusTest
class EventVersionsTest {

    private final String customer = "c-" + UUID.randomUUID();

    /** The facts of a customer, as they are told, with the day of October 2026 on which they happened. The last one corrects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 1, order 10, cancellation 5, refund 10",
                "order 1, order 10, cancellation 5, refund 10, refund 10",
                "order 1, order 20, cancellation 5, cancellation 15, order 10",
                "order 1, cancellation 5, cancellation 15, order 10",
                "order 1, cancellation 15, cancellation 5",
                "order 1, cancellation 5, order 10, cancellation 3",
                "order 1, cancellation 5, order 10, refund 10, cancellation 7",
                "order 1, cancellation 5, order 10, order 7",
                "order 1, order 10, cancellation 5, withdrawal 10",
                "order 1, death 5, order 10, revocation 10"
            })
    void versionsRiseWithEachFact(String facts) {
        var known = List.<Long>of();
        for (var fact : facts.split(", ")) {
            tell(fact);
            var versions = versions();
            var earlier = known;
            assertThat(versions.subList(0, earlier.size()))
                    .as("%s of: %s", fact, facts)
                    .isEqualTo(earlier);
            assertThat(versions.subList(earlier.size(), versions.size()))
                    .as("%s of: %s", fact, facts)
                    .noneMatch(earlier::contains);
            known = versions;
        }
        assertThat(known).as(facts).isNotEmpty();
    }

    /** The versions of all published churns and returns, in ascending order. */
    private List<Long> versions() {
        eventually().untilAsserted(() -> assertThat(
                        TestDatabase.value("select count(*) from outbox where aggregateid = '%s'".formatted(customer)))
                .isEqualTo("0"));
        return Stream.concat(
                        EventStream.published(CustomerChurned.class, customer).stream()
                                .map(CustomerChurned::version),
                        EventStream.published(CustomerReturned.class, customer).stream()
                                .map(CustomerReturned::version))
                .sorted()
                .toList();
    }

    private void tell(String fact) {
        var words = fact.split(" ");
        var time = "2026-10-%02dT09:00:00Z".formatted(Integer.parseInt(words[1]));
        var orderId = customer + "-" + words[1];
        switch (words[0]) {
            case "order" -> post("/v1/orders", order(orderId, time));
            case "withdrawal" -> {
                var order = order(orderId, time);
                order.put("status", "CANCELLED");
                post("/v1/orders", order);
            }
            case "refund" ->
                post(
                        "/v1/returns",
                        Map.of(
                                "customerId",
                                customer,
                                "orderId",
                                orderId,
                                "returnedAt",
                                time,
                                "amount",
                                Map.of("amount", 300, "currency", "JPY")));
            case "cancellation" ->
                post("/v1/cancellations", Map.of("customerId", customer, "reason", "PRICE", "cancelledAt", time));
            case "death" ->
                post("/v1/cancellations", Map.of("customerId", customer, "reason", "DECEASED", "cancelledAt", time));
            case "revocation" ->
                post(
                        "/v1/customers/" + customer + "/death-revocations",
                        Map.of("by", "support-7", "reason", "spoke with the family"));
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private Map<String, Object> order(String orderId, String placedAt) {
        return new HashMap<>(Map.of(
                "orderId",
                orderId,
                "customerId",
                customer,
                "placedAt",
                placedAt,
                "total",
                Map.of("amount", 1000, "currency", "JPY")));
    }

    private static void post(String path, Map<String, Object> body) {
        assertThat(given().contentType("application/json").body(body).post(path).statusCode())
                .isIn(200, 201);
    }
}
