package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An import publishes the new orders of the last days, and no history. */
@QuarkusTest
class PublishedImportTest {

    private static final String HEADER = "customer_id,order_id,placed_at,amount,currency,category\n";

    private final String shop = "s" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void onlyRecentOrdersOfAFileArePublishedAndOnce() {
        var file = HEADER
                + line("a", "1", 400, "tea")
                + line("a", "2", 3, "coffee")
                + line("a", "3", 2, "")
                + line("b", "4", 8, "tea")
                + line("c", "5", 1, "te\\a");

        assertThat(imported("kind=orders", file).getLong("accepted")).isEqualTo(5);
        imported("kind=orders", file);
        imported("kind=orders", file + line("c", "6", 0.5, "tea"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OrderPlaced.class, this::isOfShop))
                .extracting(
                        OrderPlaced::orderId,
                        placed -> String.join(",", placed.categories()),
                        placed -> placed.customer().value().orders())
                .containsExactlyInAnyOrder(
                        tuple(shop + "-2", "coffee", 3),
                        tuple(shop + "-3", "", 3),
                        tuple(shop + "-5", "te\\a", 1),
                        tuple(shop + "-6", "tea", 2)));
        assertThat(EventStream.published(OrderPlaced.class, shop + "-a"))
                .extracting(OrderPlaced::orderId)
                .containsExactly(shop + "-2", shop + "-3");
    }

    @Test
    void orderOfAChurnedCustomerIsPublishedAfterTheReturn() {
        imported("kind=orders", HEADER + line("a", "1", 400, "tea"));
        given().contentType("application/json")
                .body(Map.of("customerId", shop + "-a", "cancelledAt", daysAgo(20)))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);

        imported("kind=orders", HEADER + line("a", "2", 1, "coffee"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OrderPlaced.class, shop + "-a"))
                .singleElement()
                .satisfies(placed -> {
                    assertThat(placed.orderId()).isEqualTo(shop + "-2");
                    assertThat(placed.customer().stage()).isEqualTo(Stage.WON_BACK);
                }));
        assertThat(EventStream.published(CustomerReturned.class, shop + "-a")).hasSize(1);
    }

    private boolean isOfShop(String customerId) {
        return customerId.startsWith(shop);
    }

    private String line(String customer, String order, double daysAgo, String category) {
        return "%1$s-%2$s,%1$s-%3$s,%4$s,1200,JPY,%5$s\n".formatted(shop, customer, order, daysAgo(daysAgo), category);
    }

    private static String daysAgo(double days) {
        return Instant.now().minus(Duration.ofMinutes((long) (days * 24 * 60))).toString();
    }
}
