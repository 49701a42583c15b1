package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

/** Several lines of a file are one order, if they agree. */
@QuarkusTest
class LinesOfOneOrderTest {

    private static final Map<String, Object> FORMAT = Map.ofEntries(
            Map.entry("kind", "orders"),
            Map.entry("timeZone", "Asia/Tokyo"),
            Map.entry(
                    "columns",
                    Map.of(
                            "orderId", "No",
                            "customerId", "Customer",
                            "placedAt", "Date",
                            "total", "Total",
                            "currency", "Currency",
                            "status", "Status",
                            "itemName", "Item",
                            "quantity", "Quantity",
                            "unitPrice", "Price")),
            Map.entry("statuses", Map.of("paid", "ORDER", "open", "ORDER")),
            Map.entry("lines", "ITEMS"));

    private static final String HEADER = "No,Customer,Date,Total,Currency,Status,Item,Quantity,Price\n";
    private static final String WINBACK = "customer_id,order_id,placed_at,amount,currency,sku,category,quantity\n";

    private static final String DISAGREE = "the lines of the order have different values";

    private final String id = "t" + UUID.randomUUID().toString().substring(0, 13);

    @ParameterizedTest
    @CsvSource({
        "Total, '2026-01-05 10:00,1300,JPY,paid'",
        "Currency, '2026-01-05 10:00,1200,USD,paid'",
        "Status, '2026-01-05 10:00,1200,JPY,open'"
    })
    void linesThatDisagreeAreRejectedTogether(String column, String other) {
        var job = lines(Map.of(), "2026-01-05 10:00,1200,JPY,paid", other);

        assertThat(job.getLong("orders")).isZero();
        assertThat(job.getLong("rejected")).isEqualTo(2);
        assertThat(job.<Object>getList("rejections"))
                .containsExactly(
                        Map.of("line", 2, "field", column, "message", DISAGREE),
                        Map.of("line", 3, "field", column, "message", DISAGREE));
    }

    @Test
    void blankCellsAgreeWithEveryValue() {
        var job = lines(Map.of(), "2026-01-05 10:00,1200,JPY,paid", ",,,", "2026-01-05 10:00,1200.00,,");

        assertThat(job.getLong("orders")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getLong("accepted")).isEqualTo(3);
        order().body("total.amount", equalTo(1200)).body("items", hasSize(3));
    }

    @Test
    void orderHasTheEarliestTimeOfLinesWithinAnHour() {
        var job = lines(
                Map.of(),
                "2026-01-05 10:30,1200,JPY,paid",
                "2026-01-05 10:00,1200,JPY,paid",
                "2026-01-05 11:00,1200,JPY,paid");

        assertThat(job.getLong("orders")).as(job.prettify()).isEqualTo(1);
        order().body("placedAt", equalTo("2026-01-05T01:00:00Z"));
    }

    @Test
    void linesMoreThanAnHourApartAreRejectedWithBothTimes() {
        var job = lines(
                Map.of(),
                "2026/1/5 10:30,1200,JPY,paid",
                "2026/1/5 11:00:01,1200,JPY,paid",
                "2026/1/5 10:00,1200,JPY,paid");

        assertThat(job.getList("rejections.line")).isEqualTo(List.of(2, 3, 4));
        assertThat(job.getList("rejections.message"))
                .containsOnly("must be within one hour in all lines of the order,"
                        + " but are \"2026/1/5 10:00\" and \"2026/1/5 11:00:01\"");
        assertThat(job.<Object>getList("rejectionCounts"))
                .containsExactly(Map.of(
                        "field", "Date", "message", "must be within one hour in all lines of the order", "count", 3));
    }

    @ParameterizedTest
    @CsvSource({"1300, 0", "1200, 1", "'', 1", "1200.00, 1"})
    void totalOfALaterLineIsBlankOrThatOfTheFirst(String later, int orders) {
        var job = imported(
                "kind=orders&format=shopify",
                "Name,Email,Financial Status,Created at,Total,Currency,Lineitem quantity,Lineitem name,Lineitem price\n"
                        + "%1$s,%1$s@example.com,paid,2026-03-01 10:00:00 +0900,1200,JPY,1,Tea,700\n".formatted(id)
                        + "%1$s,%1$s@example.com,,2026-03-01 10:00:00 +0900,%2$s,,1,Cup,500\n".formatted(id, later));

        assertThat(job.getLong("orders")).as(job.prettify()).isEqualTo(orders);
        assertThat(job.getList("rejections.field")).isEqualTo(orders == 1 ? List.of() : List.of("Total", "Total"));
        assertThat(job.getList("rejections.message")).isSubsetOf(DISAGREE);
    }

    @Test
    void negativeTotalIsRejectedUnlessItIsAReturn() {
        var job = lines(Map.of(), "2026-01-05 10:00,-5,JPY,paid");

        assertThat(job.<Object>getList("rejections"))
                .containsExactly(Map.of("line", 2, "field", "Total", "message", "must not be negative, but is \"-5\""));
        assertThat(lines(Map.of("negativeQuantity", "RETURN"), "2026-01-05 10:00,-5,JPY,paid")
                        .getLong("returns"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%1$s,%1$s,2026-01-05 10:00,,JPY,paid,Tea,2,100\n"})
    void negativeQuantityIsRejectedUnlessItIsAReturn(String sold) {
        var file = HEADER + sold.formatted(id) + "%1$s,%1$s,2026-01-05 10:00,,JPY,paid,Tea,-1,100\n".formatted(id);
        define(Map.of("total", "SUM_OF_ITEMS", "negativeQuantity", "REJECT"));
        var job = imported("kind=orders&format=" + id, file);

        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.getList("rejections.field")).containsOnly("Quantity");
        assertThat(job.getList("rejections.message")).containsOnly("must not be negative");

        define(Map.of("total", "SUM_OF_ITEMS", "negativeQuantity", "RETURN"));
        assertThat(imported("kind=orders&format=" + id, file).getLong("rejected"))
                .isZero();
    }

    @Test
    void formatNamesTheCharsetOfItsFiles() {
        define(Map.of("charset", "Windows-1252"));
        // The bytes are also UTF-8, so a detection would take them for one letter.
        var file = HEADER + "%1$s,%1$s,2026-01-05 10:00,1200,JPY,paid,CafÃ©,1,1200\n".formatted(id);

        var job = imported("kind=orders&format=" + id, file, Charset.forName("windows-1252"));

        assertThat(job.getString("charset")).isEqualTo("windows-1252");
        assertThat(job.getLong("accepted")).isEqualTo(1);
        order().body("items[0].name", equalTo("CafÃ©"));
    }

    @Test
    void linesOfThePlainFormatWithArticlesAreOneOrder() {
        var job = imported("kind=orders&format=winback", WINBACK + """
                %1$s,%1$s,2026-01-05 10:00,1200,JPY,A-1,tea,2
                %1$s,%1$s-2,2026-01-06 10:00,500,JPY,A-1,tea,1
                %1$s,%1$s,2026-01-05 10:01,1200,JPY,B-2,cups,
                %1$s,%1$s,2026-01-05 10:00,1200,JPY,,,3
                """.formatted(id));

        assertThat(job.getLong("orders")).as(job.prettify()).isEqualTo(2);
        assertThat(job.getLong("accepted")).isEqualTo(4);
        assertThat(job.<Map<String, Object>>getList("revenue").toString()).isEqualTo("[{amount=1700, currency=JPY}]");
        order().body("placedAt", equalTo("2026-01-05T01:00:00Z"))
                .body("items.sku", equalTo(Arrays.asList("A-1", "B-2", null)))
                .body("items.quantity", equalTo(Arrays.asList(2, null, 3)));
        given().get("/v1/customers/" + id)
                .then()
                .body("value.orders", equalTo(2))
                .body("value.revenue.amount", equalTo(1700));
    }

    @ParameterizedTest
    @CsvSource({
        "'%1$s,%1$s,2026-01-05 10:00,1300,JPY,B,,1', amount",
        "'%1$s,%1$s,2026-01-05 10:00,1200,USD,B,,1', currency",
        "'%1$s,%1$s,2026-01-06 10:00,1200,JPY,B,,1', placed_at",
        "'%1$s-2,%1$s,2026-01-05 10:00,1200,JPY,B,,1', customer_id"
    })
    void linesOfThePlainFormatThatDisagreeAreRejectedTogether(String other, String column) {
        var job = imported(
                "kind=orders", WINBACK + ("%1$s,%1$s,2026-01-05 10:00,1200,JPY,A,,1\n" + other + "\n").formatted(id));

        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.getList("rejections.line")).isEqualTo(List.of(2, 3));
        assertThat(job.getList("rejections.field")).containsOnly(column);
        given().get("/v1/orders/" + id).then().statusCode(404);
    }

    @Test
    void lineOfThePlainFormatThatCannotBeReadRejectsItsOrder() {
        var job = imported("kind=orders", WINBACK + """
                %1$s,%1$s,2026-01-05 10:00,1200,JPY,A,,1
                %1$s,%1$s,2026-01-05 10:00,x,JPY,B,,0
                %1$s,%1$s-2,2026-01-05 10:00,1200,JPY,A,,1
                """.formatted(id));

        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getLong("rejected")).isEqualTo(2);
        assertThat(job.getList("rejections.field")).containsExactlyInAnyOrder("", "amount", "quantity");
        assertThat(job.getString("rejections[0].message")).isEqualTo("another line of the order is rejected");
    }

    @Test
    void orderOfThePlainFormatWithArticlesIsTheSameAgain() {
        var file = WINBACK + "%1$s,%1$s,2026-01-05,1200,JPY,A,,1\n%1$s,%1$s,2026-01-05,1200,JPY,B,,1\n".formatted(id);

        imported("kind=orders", file);
        var again = imported("kind=orders", file);

        assertThat(again.getLong("accepted")).as(again.prettify()).isEqualTo(2);
        given().get("/v1/customers/" + id).then().body("value.orders", equalTo(1));
    }

    @Test
    void categoryAloneIsThatOfTheOrder() {
        var job = imported(
                "kind=orders",
                "customer_id,order_id,placed_at,amount,currency,category\n"
                        + "%1$s,%1$s,2026-01-05,1200,JPY,tea\n%1$s,%1$s,2026-01-05,1200,JPY,cups\n".formatted(id));

        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getList("rejections.line")).isEqualTo(List.of(3));
    }

    private JsonPath lines(Map<String, Object> changes, String... lines) {
        define(changes);
        var file = new StringBuilder(HEADER);
        for (var line : lines) {
            file.append("%1$s,%1$s,%2$s,Tea,1,100\n".formatted(id, line));
        }
        return imported("kind=orders&format=" + id, file.toString());
    }

    private void define(Map<String, Object> changes) {
        var document = new HashMap<>(FORMAT);
        document.putAll(changes);
        given().contentType("application/json")
                .body(document)
                .put("/v1/import-formats/" + id)
                .then()
                .statusCode(lessThan(300));
    }

    private ValidatableResponse order() {
        return given().get("/v1/orders/" + id).then().statusCode(200);
    }
}
