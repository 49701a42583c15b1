package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.customer.imports.format.EmailCustomerId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.finished;
import static io.winback.customer.imports.ShopFile.imported;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What the report of an import says of its lines. */
@QuarkusTest
class ImportReportTest {

    private static final String SHOPIFY =
            "Name,Email,Financial Status,Created at,Total,Currency,Refunded Amount,Lineitem quantity,Lineitem name\n";
    private static final String MAKESHOP = "日付,注文時間,注文番号,処理状況,メールアドレス,商品名,個数,価格,合計金額\n";
    private static final String STRIPE =
            "id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email\n";

    private static final String ORDERS = "customer_id,order_id,placed_at,amount,currency\n";

    private final String id = "t" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(ints = {101, 500, 600, 990, 5_000})
    void deeplyNestedLineIsRejectedAlone(int levels) {
        var job = customers("{\"customerId\": \"%1$s\", \"name\": \"A\"}\n"
                + "{\"customerId\": \"%1$s-deep\", \"attributes\": " + "{\"a\":".repeat(levels) + "1"
                + "}".repeat(levels) + "}\n{\"customerId\": \"%1$s-2\", \"name\": \"B\"}\n");

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(2);
        assertThat(job.<Object>getList("rejections"))
                .isEqualTo(List.of(Map.of(
                        "line", 2, "field", "", "message", "is nested too deep; at most 100 levels are allowed")));
        given().get("/v1/customers/" + id + "-2").then().statusCode(200);
    }

    @Test
    void deeplyNestedOrderIsRejectedAlone() {
        var order = "{\"orderId\": \"%1$s\", \"customerId\": \"%1$s\", \"placedAt\": \"2026-01-05T03:00:00Z\","
                + " \"total\": {\"amount\": 1, \"currency\": \"JPY\"}}\n";

        var job = finished(ShopFile.request("application/x-ndjson")
                .body(("[".repeat(900) + "]".repeat(900) + "\n" + order.formatted(id)).getBytes(UTF_8))
                .post("/v1/imports?kind=orders"));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getList("rejections.line")).isEqualTo(List.of(1));
    }

    @Test
    void rejectionsOfAnOrderNameAllOfItsLines() {
        imported("kind=orders&format=shopify", shopify("1200", "paid", "0"));

        var differs = imported("kind=orders&format=shopify", shopify("1300", "paid", "0"));
        assertThat(differs.getList("rejections.line")).isEqualTo(List.of(2, 3, 4));
        assertThat(differs.getLong("rejected")).isEqualTo(3);

        var ofAnother = imported(
                "kind=orders&format=shopify", shopify("1200", "voided", "0").replace("@", "-other@"));
        assertThat(ofAnother.getList("rejections.line")).isEqualTo(List.of(2, 3, 4));
    }

    @Test
    void unknownStatusIsWarnedOf() {
        var job = imported(
                "kind=orders&format=makeshop",
                MAKESHOP + makeshop("-1", "出荷準備中") + makeshop("-2", "出荷準備中") + makeshop("-3", "謎"));

        assertThat(job.getLong("orders")).isEqualTo(3);
        assertThat(job.<Object>getList("warnings"))
                .containsExactlyInAnyOrder(
                        Map.of(
                                "field",
                                "処理状況",
                                "message",
                                "the format does not know the status \"出荷準備中\"; the orders count as purchases",
                                "count",
                                2),
                        Map.of(
                                "field",
                                "処理状況",
                                "message",
                                "the format does not know the status \"謎\"; the orders count as purchases",
                                "count",
                                1));
    }

    @Test
    void returnedOrderOfMakeShopIsAReturn() {
        imported("kind=orders&format=makeshop", MAKESHOP + makeshop("", "返品"));

        given().get("/v1/orders/" + id).then().body("refunded.amount", equalTo(1200));
    }

    @Test
    void disputedPaymentIsAPurchase() {
        var job = imported("kind=orders&format=stripe", STRIPE + stripe("Disputed", "0"));

        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getList("warnings")).isEmpty();
        given().get("/v1/orders/" + id).then().body("status", equalTo("PLACED"));
    }

    @Test
    void refundAboveTheTotalIsWarnedOf() {
        var job = imported("kind=orders&format=stripe", STRIPE + stripe("Refunded", "99999"));

        assertThat(job.<Object>getList("warnings"))
                .isEqualTo(List.of(Map.of(
                        "field",
                        "Amount Refunded",
                        "message",
                        "is above the total of the order; the order counts as refunded in full",
                        "count",
                        1)));
        given().get("/v1/orders/" + id).then().body("refunded.amount", equalTo(1200));
    }

    @ParameterizedTest
    @CsvSource({"1980/1/2,1980-01-02", "1980-01-02,1980-01-02", "1980-1-2,1980-01-02"})
    void birthDateIsReadInTheFormsOfOtherDates(String text, String birthDate) {
        var job = imported("kind=customers", "customer_id,birth_date\n%s,%s\n".formatted(id, text));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        given().get("/v1/customers/" + id).then().body("birthDate", equalTo(birthDate));
    }

    @Test
    void allFaultsOfACustomerAreReported() {
        var job = imported(
                "kind=customers",
                "customer_id,birth_date,consent_email,preferred_channel,locale\n%s,x1980,maybe,FAX,_-_\n"
                        .formatted(id));

        assertThat(job.getLong("rejected")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getList("rejections.field"))
                .isEqualTo(List.of("birth_date", "preferred_channel", "consent_email", "locale"));
        assertThat(job.getList("rejections.line")).containsOnly(2);
        assertThat(job.getString("rejections[1].message")).contains("\"FAX\"");
        assertThat(job.getString("rejections[2].message")).contains("\"maybe\"");
        assertThat(job.getString("rejections[0].message")).doesNotContain("1980");
    }

    @Test
    void consentsOfOtherProgramsAreRead() {
        var job = imported(
                "kind=customers", "customer_id,consent_email,consent_sms\n%1$s-1,yes,0\n%1$s-2,1,no\n".formatted(id));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(2);
        given().get("/v1/customers/" + id + "-1").then().body("consents.EMAIL", equalTo(true));
    }

    @Test
    void lineWithTheIdOfAnOrderOfAnotherCustomerCreatesNoCustomer() {
        imported("kind=orders", ORDERS + "%1$s,%1$s,2026-11-20T00:00:00Z,1200,JPY\n".formatted(id));

        var job = imported(
                "kind=orders",
                ORDERS
                        + "%1$s-ghost,%1$s,2026-11-20T00:00:00Z,1200,JPY\n".formatted(id)
                        + "%1$s-new,%1$s-2,2026-11-20T00:00:00Z,1200,JPY\n".formatted(id)
                        + "%1$s-new,%1$s,2026-11-20T00:00:00Z,1200,JPY\n".formatted(id));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getLong("rejected")).isEqualTo(2);
        assertThat(job.getLong("customers")).isEqualTo(1);
        given().get("/v1/customers/" + id + "-ghost").then().statusCode(404);
        given().get("/v1/customers/" + id + "-new").then().body("value.orders", equalTo(1));
    }

    @Test
    void otherAddressInAKnownOrderOfAShopCreatesNoCustomer() throws Rejected {
        imported("kind=orders&format=shopify", shopify("1200", "paid", "0"));

        var job = imported(
                "kind=orders&format=shopify",
                shopify("1200", "partially_refunded", "200").replace("@", "-ghost@"));

        assertThat(job.getLong("accepted")).as(job.prettify()).isZero();
        assertThat(job.getLong("customers")).isZero();
        given().get("/v1/customers/" + EmailCustomerId.of("", id + "-ghost@example.com"))
                .then()
                .statusCode(404);
    }

    @Test
    void laterLineOfACustomerIsWarnedOf() {
        var job = imported("kind=customers", "customer_id,name\n%1$s,A\n%1$s-2,B\n%1$s,C\n".formatted(id));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(3);
        assertThat(job.getLong("customers")).isEqualTo(2);
        assertThat(job.<Object>getList("warnings"))
                .isEqualTo(List.of(Map.of(
                        "field",
                        "customer_id",
                        "message",
                        "an earlier line of the file has the same customer; the later line applies",
                        "count",
                        1)));
        given().get("/v1/customers/" + id).then().body("name", equalTo("C"));
    }

    @Test
    void customerWhoseLinesAreFarApartIsCountedOnce() {
        var lines = new StringBuilder("customer_id,locale\n");
        for (int i = 0; i < 2_500; i++) {
            lines.append(id).append('-').append(i).append(",ja\n");
        }
        lines.append(id).append("-0,en\n");

        var job = imported("kind=customers", lines.toString());

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(2_501);
        assertThat(job.getLong("customers")).isEqualTo(2_500);
        assertThat(job.getList("warnings.count")).isEqualTo(List.of(1));
    }

    @Test
    void olderLineOfACancelledOrderIsLeftOut() {
        imported("kind=orders&format=shopify", shopify("1200", "voided", "0"));

        var job = imported("kind=orders&format=shopify", shopify("1200", "paid", "0"));

        assertThat(job.getLong("leftOut")).as(job.prettify()).isEqualTo(3);
        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.getLong("orders")).isZero();
        assertThat(job.getLong("customers")).isZero();
        assertThat(job.getList("revenue")).isEmpty();
        assertThat(job.getList("leftOutCounts.message"))
                .isEqualTo(List.of("the stored order with this id is cancelled"));
    }

    private JsonPath customers(String lines) {
        return finished(ShopFile.request("application/x-ndjson")
                .body(lines.replace("%1$s", id).getBytes(UTF_8))
                .post("/v1/imports?kind=customers"));
    }

    private String shopify(String total, String status, String refunded) {
        return SHOPIFY
                + "#%1$s,%1$s@example.com,%3$s,2026-03-01 10:00:00 +0900,%2$s,JPY,%4$s,1,Tea\n"
                        .formatted(id, total, status, refunded)
                + "#%1$s,%1$s@example.com,,,,,,1,Pot\n#%1$s,%1$s@example.com,,,,,,1,Cup\n".formatted(id);
    }

    private String makeshop(String suffix, String status) {
        return "2026/3/1,93309,%1$s%2$s,%3$s,%1$s@example.com,Tea,1,1200,1200\n".formatted(id, suffix, status);
    }

    private String stripe(String status, String refunded) {
        return "%1$s,2026-03-01 10:00,1200,%2$s,jpy,%3$s,%1$s,\n".formatted(id, refunded, status);
    }
}
