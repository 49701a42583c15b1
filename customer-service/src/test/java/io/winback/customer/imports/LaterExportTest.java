package io.winback.customer.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.winback.customer.imports.format.EmailCustomerId;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** A later export of a shop corrects earlier ones by refunds and cancellations. */
@QuarkusTest
class LaterExportTest {

    private static final String SHOPIFY =
            "Name,Email,Financial Status,Created at,Total,Currency,Refunded Amount,Cancelled at,Discount Code,"
                    + "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n";
    private static final String CANCELLED_AT = "2026-03-02 10:00:00 +0900";
    private static final String STRIPE =
            "id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email\n";

    @Inject
    AgroalDataSource database;

    private final String id = "t" + UUID.randomUUID();

    @Test
    void refundedAmountOfShopifyIsTheTotalOfTheOrder() {
        shopify("partially_refunded", "200", "");

        var later = shopify("partially_refunded", "500", "");

        revenue(customer()).body("value.revenue.amount", equalTo(700));
        assertThat(later.getInt("returned[0].amount")).isEqualTo(500);
        given().get("/v1/orders/" + id).then().body("refunded.amount", equalTo(500));
    }

    @Test
    void refundedAmountOfStripeIsTheTotalOfTheOrder() {
        stripe("200");
        stripe("500");

        revenue(id).body("value.revenue.amount", equalTo(700));
    }

    @Test
    void repeatedAndOlderFilesChangeNoRefund() {
        shopify("partially_refunded", "500", "");
        shopify("partially_refunded", "500", "");
        shopify("partially_refunded", "200", "");
        shopify("paid", "0", "");

        revenue(customer()).body("value.revenue.amount", equalTo(700));
        assertThat(count("select count(*) from mishap where order_id = ?")).isEqualTo(1);
    }

    @Test
    void partialRefundThatBecomesARefundOfTheWholeOrderCountsOnce() {
        shopify("partially_refunded", "200", "");
        shopify("refunded", "1200", "");

        revenue(customer()).body("value.revenue.amount", equalTo(0));
    }

    @Test
    void returnThatTheShopReportedItselfIsPartOfTheTotal() {
        shopify("paid", "0", "");
        given().contentType("application/json")
                .body(Map.of(
                        "customerId", customer(), "orderId", id, "amount", Map.of("amount", 200, "currency", "JPY")))
                .post("/v1/returns")
                .then()
                .statusCode(201);

        shopify("partially_refunded", "200", "");
        revenue(customer()).body("value.revenue.amount", equalTo(1000));

        shopify("partially_refunded", "500", "");
        revenue(customer()).body("value.revenue.amount", equalTo(700));
    }

    @Test
    void formatMaySayThatARefundedAmountIsOneRefund() {
        var format = new HashMap<>(
                given().get("/v1/import-formats/stripe").jsonPath().<String, Object>getMap("$"));
        format.put("refundedAmountIs", "ONE_REFUND");
        given().contentType("application/json")
                .body(format)
                .put("/v1/import-formats/" + id)
                .then()
                .statusCode(201)
                .body("refundedAmountIs", equalTo("ONE_REFUND"));

        imported("kind=orders&format=" + id, stripeFile("200"));
        imported("kind=orders&format=" + id, stripeFile("500"));
        imported("kind=orders&format=" + id, stripeFile("500"));

        revenue(id).body("value.revenue.amount", equalTo(500));
    }

    @Test
    void orderThatALaterExportHasAsVoidedIsCancelled() {
        shopify("paid", "0", "");

        var later = shopify("voided", "0", "");

        assertThat(later.getLong("cancelled")).as(later.prettify()).isEqualTo(1);
        assertThat(later.getLong("accepted")).isEqualTo(1);
        assertThat(later.getLong("leftOut")).isZero();
        given().get("/v1/orders/" + id).then().body("status", equalTo("CANCELLED"));
        given().get("/v1/customers/" + customer())
                .then()
                .body("value", nullValue())
                .body("lifecycle.stage", equalTo("PROSPECT"));
    }

    @Test
    void orderWithATimeOfCancellationIsCancelledOnce() {
        var other = "o" + id;
        shopify("paid", "0", "");
        imported("kind=orders&format=shopify", line(other, "paid", "0", ""));

        var first = shopify("paid", "0", CANCELLED_AT);
        var second = shopify("paid", "0", CANCELLED_AT);
        shopify("paid", "0", "");

        assertThat(List.of(first.getLong("cancelled"), second.getLong("cancelled")))
                .containsExactly(1L, 0L);
        assertThat(second.getLong("leftOut")).isEqualTo(1);
        given().get("/v1/orders/" + id).then().body("status", equalTo("CANCELLED"));
        given().get("/v1/customers/" + customer())
                .then()
                .body("value.orders", equalTo(1))
                .body("value.revenue.amount", equalTo(1200));
    }

    @ParameterizedTest
    @CsvSource({"refunded,1200", "partially_refunded,500", "paid,0", "voided,0"})
    void orderWithATimeOfCancellationIsCancelledInEveryState(String status, String refunded) {
        shopify("paid", "0", "");
        shopify("partially_refunded", "200", "");

        var later = shopify(status, refunded, CANCELLED_AT);

        assertThat(later.getLong("cancelled")).as(later.prettify()).isEqualTo(1);
        assertThat(later.getLong("orders")).isZero();
        assertThat(later.getLong("returns")).isZero();
        isCancelled();
    }

    @ParameterizedTest
    @CsvSource({"refunded,1200", "partially_refunded,500", "paid,0", "voided,0"})
    void olderExportDoesNotPlaceAnOrderThatIsCancelled(String status, String refunded) {
        var first = shopify(status, refunded, CANCELLED_AT);
        var second = shopify(status, refunded, CANCELLED_AT);
        shopify("paid", "0", "");
        shopify("partially_refunded", "200", "");
        shopify("refunded", "1200", "");

        assertThat(List.of(first.getLong("leftOut"), second.getLong("leftOut"))).containsExactly(1L, 1L);
        assertThat(first.getLong("accepted")).isZero();
        isCancelled();
    }

    @Test
    void otherOrdersOfTheCustomerOfACancelledOrderStay() {
        imported("kind=orders&format=shopify", line("o" + id, "paid", "0", "").replace("2026-03-01", "2026-02-01"));
        shopify("paid", "0", "");

        shopify("refunded", "1200", CANCELLED_AT);

        given().get("/v1/customers/" + customer())
                .then()
                .body("value.orders", equalTo(1))
                .body("value.revenue.amount", equalTo(1200))
                .body("value.lastOrderAt", equalTo("2026-02-01T01:00:00Z"))
                .body("lifecycle.stage", not(equalTo("PROSPECT")));
    }

    @Test
    void cancelledOrderThatWasNeverKnownIsLeftOutAndIsNoPurchase() {
        var job = shopify("voided", "0", "");

        assertThat(job.getLong("leftOut")).isEqualTo(1);
        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.<Object>getList("leftOutCounts"))
                .isEqualTo(
                        List.of(Map.of("field", "Financial Status", "message", "has the status voided", "count", 1)));
        isCancelled();
    }

    private void isCancelled() {
        given().get("/v1/orders/" + id).then().body("status", equalTo("CANCELLED"));
        given().get("/v1/customers/" + customer())
                .then()
                .body("value", nullValue())
                .body("lifecycle.stage", equalTo("PROSPECT"));
    }

    @Test
    void orderThatIsNotYetPaidInAnOlderExportIsNotCancelled() {
        stripe("0");
        imported("kind=orders&format=stripe", stripeFile("0").replace(",Paid,", ",requires_action,"));

        given().get("/v1/orders/" + id).then().body("status", equalTo("PLACED"));
        revenue(id).body("value.revenue.amount", equalTo(1200));
    }

    @Test
    void cancelledOrderOfAnotherCustomerIsRejected() {
        stripe("0");
        var job = imported(
                "kind=orders&format=stripe", stripeFile("0").replace(",Paid," + id, ",Canceled," + id + "-other"));

        assertThat(job.getLong("rejected")).isEqualTo(1);
        assertThat(job.getString("rejections[0].field")).isEqualTo("id");
        assertThat(job.getString("rejections[0].message")).isEqualTo("an order of another customer has this id");
        given().get("/v1/orders/" + id).then().body("status", equalTo("PLACED"));
    }

    @Test
    void cancelledReturnOpensItsEpisodeAgain() {
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + id)
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of("customerId", id, "reason", "PRICE", "cancelledAt", "2026-02-01T00:00:00Z"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
        stripe("0");
        stage("WON_BACK");

        imported("kind=orders&format=stripe", stripeFile("0").replace(",Paid,", ",Canceled,"));

        stage("CHURNED");
        eventually().untilAsserted(() -> {
            assertThat(EventStream.published(CustomerReturned.class, id)).hasSize(1);
            assertThat(EventStream.published(CustomerChurned.class, id)).hasSize(2);
        });
    }

    @Test
    void returnThatCannotBeStoredIsRejectedAlone() throws SQLException {
        execute("alter table mishap add constraint of_a_test check (order_id <> '%s-2') not valid".formatted(id));
        try {
            var file = SHOPIFY;
            for (int i = 1; i <= 3; i++) {
                file += line(id + "-" + i, "partially_refunded", "200", "").substring(SHOPIFY.length());
            }

            var job = imported("kind=orders&format=shopify", file);

            assertThat(job.getLong("orders")).as(job.prettify()).isEqualTo(3);
            assertThat(job.getLong("returns")).isEqualTo(2);
            assertThat(job.<Object>getList("rejections"))
                    .isEqualTo(List.of(Map.of("line", 3, "field", "", "message", "the return cannot be stored")));
            revenue(customer()).body("value.revenue.amount", equalTo(3 * 1200 - 2 * 200));
        } finally {
            execute("alter table mishap drop constraint of_a_test");
        }
    }

    @Test
    void orderThatCannotBeCancelledIsRejectedAlone() throws SQLException {
        var paid = SHOPIFY;
        for (int i = 1; i <= 3; i++) {
            paid += line(id + "-" + i, "paid", "0", "").substring(SHOPIFY.length());
        }
        imported("kind=orders&format=shopify", paid);
        execute("alter table customer_order add constraint of_a_test check (order_id <> '%s-2') not valid"
                .formatted(id));
        try {
            var job = imported("kind=orders&format=shopify", paid.replace(",paid,", ",voided,"));

            assertThat(job.getLong("cancelled")).as(job.prettify()).isEqualTo(2);
            assertThat(job.getLong("rejected")).isEqualTo(1);
            assertThat(job.getInt("rejections[0].line")).isEqualTo(3);
            revenue(customer()).body("value.revenue.amount", equalTo(1200));
        } finally {
            execute("alter table customer_order drop constraint of_a_test");
        }
    }

    private JsonPath shopify(String status, String refunded, String cancelledAt) {
        return imported("kind=orders&format=shopify", line(id, status, refunded, cancelledAt));
    }

    private String line(String order, String status, String refunded, String cancelledAt) {
        return SHOPIFY
                + "#%s,%s@example.com,%s,2026-03-01 10:00:00 +0900,1200,JPY,%s,%s,,1,Tea,1200,T-1\n"
                        .formatted(order, id, status, refunded, cancelledAt);
    }

    private JsonPath stripe(String refunded) {
        return imported("kind=orders&format=stripe", stripeFile(refunded));
    }

    private String stripeFile(String refunded) {
        return STRIPE + "%1$s,2026-03-01 10:00,1200,%2$s,jpy,Paid,%1$s,\n".formatted(id, refunded);
    }

    private String customer() {
        try {
            return EmailCustomerId.of("", id + "@example.com");
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    private static ValidatableResponse revenue(String customer) {
        return given().get("/v1/customers/" + customer).then().statusCode(200);
    }

    private void stage(String stage) {
        given().get("/v1/customers/" + id).then().body("lifecycle.stage", equalTo(stage));
    }

    private int count(String sql) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
