package io.winback.customer.profile;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.ConsentChanged;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class CustomerResourceTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void whatAPersonSaysElsewhereIsNotContradictedHere() {
        put(Map.of("consents", Map.of("EMAIL", true)), 201);
        EventStream.publish(new ConsentChanged(customer, Channel.EMAIL, false, Instant.now(), "unsubscribe link"));
        eventually()
                .untilAsserted(
                        () -> given().get("/v1/customers/" + customer).then().body("consents.EMAIL", equalTo(false)));

        put(Map.of("consents", Map.of("SMS", true)), 200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .last()
                .extracting(CustomerProfile::consents)
                .satisfies(consents -> {
                    assertThat(consents.get(Channel.EMAIL).granted()).isFalse();
                    assertThat(consents.get(Channel.SMS).granted()).isTrue();
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "stage=NOPE, stage",
        "tier=NOPE, tier",
        "limit=abc, limit",
        "limit=99999999999, limit",
        "limit=0, limit",
        "after=!!!, after",
    })
    void aQueryThatCannotBeReadNamesItsParameter(String query, String name) {
        given().urlEncodingEnabled(false)
                .get("/v1/customers?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(name));
    }

    @Test
    void noCursorIsAnError() {
        given().get("/v1/customers?after=AA").then().statusCode(400);
    }

    @Test
    void attributesAreBounded() {
        Object deep = "x";
        for (int level = 0; level < 50; level++) {
            deep = Map.of("deeper", deep);
        }
        put(Map.of("attributes", Map.of("deep", deep)), 400);
        put(Map.of("attributes", Map.of("large", "x".repeat(20_000))), 400);
        put(Map.of("attributes", Map.of("nul", "\0")), 400);
        put(Map.of("attributes", Map.of("list", Collections.nCopies(3, List.of(1)))), 201);
    }

    @Test
    void aBirthdayThatCannotBeIsRefused() {
        put(Map.of("birthDate", "-99999-01-01"), 400);
        put(Map.of("birthDate", "2999-01-01"), 400);
        put(Map.of("birthDate", "1998-04-01"), 201);
    }

    @Test
    void whoTurnsOutToLiveElsewhereBoughtOnTheDaysOfThere() {
        order("o-1-" + customer, "2026-01-05T03:00:00Z");
        order("o-2-" + customer, "2026-01-04T15:00:00Z");
        bought("2026-01-05", "2026-01-05");

        put(Map.of("timeZone", "America/Los_Angeles"), 200);
        // Midnight in Tokyo, where the shop is, stands for a day without a time
        bought("2026-01-05", "2026-01-04");

        put(Map.of("name", "陽菜"), 200);
        bought("2026-01-05", "2026-01-05");
    }

    private void bought(String... days) {
        given().get("/v1/customers/" + customer + "/held-data").then().body("orders.placedOn", equalTo(List.of(days)));
    }

    private void order(String id, String placedAt) {
        given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        id,
                        "customerId",
                        customer,
                        "placedAt",
                        placedAt,
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")))
                .post("/v1/orders")
                .then()
                .statusCode(201);
    }

    private void put(Map<String, Object> data, int status) {
        given().contentType("application/json")
                .body(data)
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(status);
    }
}
