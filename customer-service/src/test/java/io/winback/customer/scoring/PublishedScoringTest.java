package io.winback.customer.scoring;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.customer.CustomerProfile;
import io.winback.testkit.EventStream;
import io.winback.testkit.OwnDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

/** Orders publish no profile. The next scoring publishes one for each customer whose orders changed. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class PublishedScoringTest {

    private static final String HEADER = "customer_id,order_id,placed_at,amount,currency,category\n";

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void profileShowsTheOrdersOfTheLastScoring() {
        imports(line(1, 12, "tea") + line(2, 8, "tea") + line(3, 4, "coffee"));
        score();
        score();
        imports(line(4, 3, "gifts"));
        imports(line(5, 2, "tea"));
        score();

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .extracting(
                        profile -> profile.value().orders(),
                        CustomerProfile::categories,
                        CustomerProfile::favouriteCategory)
                .containsExactly(
                        tuple(3, List.of("coffee", "tea"), "tea"), tuple(5, List.of("coffee", "gifts", "tea"), "tea")));
    }

    @Test
    void orderWithoutCategoryIsPublishedToo() {
        imports(line(1, 10, ""));
        score();
        order(2, 0);
        order(3, 0);
        score();

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .extracting(
                        profile -> profile.value().orders(),
                        CustomerProfile::categories,
                        CustomerProfile::favouriteCategory)
                .containsExactly(tuple(1, List.of(), null), tuple(3, List.of(), null)));
    }

    private String line(int order, int daysAgo, String category) {
        return "%1$s,%1$s-%2$d,%3$s,1200,JPY,%4$s\n".formatted(customer, order, daysAgo(daysAgo), category);
    }

    private static String daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).toString();
    }

    private void order(int order, int daysAgo) {
        given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        customer + "-" + order,
                        "customerId",
                        customer,
                        "placedAt",
                        daysAgo(daysAgo),
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")))
                .post("/v1/orders")
                .then()
                .statusCode(201);
    }

    private static void imports(String lines) {
        finish(given().contentType("text/csv")
                .body((HEADER + lines).getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));
    }

    private static void score() {
        finish(given().contentType("application/json")
                .body("{}")
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));
    }

    private static void finish(String job) {
        eventually().until(() -> !given().get("/v1/jobs/" + job).path("state").equals("RUNNING"));
        given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE"));
    }
}
