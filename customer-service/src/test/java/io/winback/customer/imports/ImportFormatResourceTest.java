package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

/** Formats that shops define, and files in them. */
@QuarkusTest
class ImportFormatResourceTest {

    private static final Map<String, Object> RETAIL = Map.ofEntries(
            Map.entry("kind", "orders"),
            Map.entry("charset", "AUTO"),
            Map.entry("separator", "AUTO"),
            Map.entry("decimalMark", "."),
            Map.entry("timeZone", "Europe/London"),
            Map.entry("datePatterns", List.of("M/d/yyyy H:mm")),
            Map.entry(
                    "columns",
                    Map.of(
                            "orderId", "InvoiceNo",
                            "customerId", "CustomerID",
                            "placedAt", "InvoiceDate",
                            "sku", "StockCode",
                            "itemName", "Description",
                            "quantity", "Quantity",
                            "unitPrice", "UnitPrice")),
            Map.entry("constants", Map.of("currency", "GBP")),
            Map.entry("lines", "ITEMS"),
            Map.entry("total", "SUM_OF_ITEMS"),
            Map.entry("negativeQuantity", "RETURN"),
            Map.entry("ids", "STRIP_POINT_ZERO"));

    private static final String RETAIL_HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private final String id = "t" + UUID.randomUUID().toString().substring(0, 13);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "winback",
                "shopify",
                "woocommerce",
                "square",
                "stripe",
                "ec-cube",
                "makeshop",
                "base",
                "mailchimp",
                "brevo"
            })
    void presetIsReadOnlyAndCanBeCopied(String preset) {
        var document = given().get("/v1/import-formats/" + preset)
                .then()
                .statusCode(200)
                .body("preset", equalTo(true))
                .extract()
                .asString();

        put(preset, document)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("put its document under another id"));
        put(id, document).then().statusCode(201).body("formatId", equalTo(id)).body("preset", equalTo(false));

        var copy = new HashMap<>(JsonPath.from(document).getMap("$"));
        copy.keySet().removeAll(List.of("formatId", "preset"));
        var stored =
                new HashMap<>(given().get("/v1/import-formats/" + id).jsonPath().getMap("$"));
        stored.keySet().removeAll(List.of("formatId", "preset", "changedAt"));
        assertThat(stored).isEqualTo(copy);
    }

    @Test
    void customersOfAcceptedLinesAreCountedOnce() {
        put(id, RETAIL).then().statusCode(201);

        var job = imported(
                "kind=orders&format=" + id,
                RETAIL_HEADER
                        + retail("", 6, "-a")
                        + retail("-c1", -1, "-a")
                        + retail("-c2", -1, "-b")
                        + retail("-c3", -1, "-b"));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(4);
        assertThat(job.getLong("customers")).isEqualTo(2);
    }

    @Test
    void returnOfAnOrderOfAnotherCustomerCreatesNoCustomer() {
        put(id, RETAIL).then().statusCode(201);
        imported("kind=orders&format=" + id, RETAIL_HEADER + retail("", 6, "-a"));

        var job = imported("kind=orders&format=" + id, RETAIL_HEADER + retail("", -1, "-ghost"));

        assertThat(job.getLong("rejected")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getLong("customers")).isZero();
        given().get("/v1/customers/" + id + "-ghost").then().statusCode(404);
    }

    private String retail(String order, int quantity, String customer) {
        return "%1$s%2$s,85123A,Lamp,%3$d,12/1/2010 8:26,2.55,%1$s%4$s,UK\n".formatted(id, order, quantity, customer);
    }

    @Test
    void formatsAreListedByIdWithThePresets() {
        put(id, RETAIL).then().statusCode(201);

        var first = given().get("/v1/import-formats?limit=5").then().body("items.formatId", hasItems("base", "brevo"));
        given().queryParam("after", first.extract().<String>path("next"))
                .get("/v1/import-formats?limit=200")
                .then()
                .body("items.formatId", hasItems("woocommerce", id))
                .body(
                        "items.size()",
                        equalTo(given().get("/v1/import-formats?limit=200")
                                        .jsonPath()
                                        .getList("items")
                                        .size()
                                - 5));
    }

    @Test
    void formatIsReplacedInItsVersionOnly() {
        var tag = put(id, RETAIL)
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .extract()
                .header("ETag");
        given().contentType("application/json")
                .header("If-Match", tag)
                .body(RETAIL)
                .put("/v1/import-formats/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag));

        given().contentType("application/json")
                .header("If-Match", "\"77\"")
                .body(RETAIL)
                .put("/v1/import-formats/" + id)
                .then()
                .statusCode(412);
        given().get("/v1/import-formats/" + id + "-none").then().statusCode(404);
    }

    @Test
    void formatIsDeletedUnlessItIsAPreset() {
        put(id, RETAIL).then().statusCode(201);

        given().delete("/v1/import-formats/" + id).then().statusCode(204);
        given().get("/v1/import-formats/" + id).then().statusCode(404);
        given().delete("/v1/import-formats/" + id).then().statusCode(404).contentType("application/problem+json");
        given().delete("/v1/import-formats/shopify")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("preset"));
        given().get("/v1/import-formats/shopify").then().statusCode(200);
    }

    @Test
    void formatThatNamesAColumnTwiceIsNotDetectedForThePlainFile() {
        put(
                        id,
                        Map.of(
                                "kind",
                                "orders",
                                "columns",
                                Map.of(
                                        "orderId", "order_id",
                                        "customerId", "customer_id",
                                        "placedAt", "placed_at",
                                        "total", "amount",
                                        "itemName", "currency",
                                        "sku", "currency"),
                                "constants",
                                Map.of("currency", "EUR")))
                .then()
                .statusCode(201);

        var job = imported(
                "kind=orders",
                "customer_id,order_id,placed_at,amount,currency\n%1$s,%1$s,2026-03-01,1,JPY\n".formatted(id));

        assertThat(job.getString("format")).isEqualTo("winback");
        given().get("/v1/orders/" + id).then().body("total.currency", equalTo("JPY"));
        given().delete("/v1/import-formats/" + id).then().statusCode(204);
    }

    @Test
    void invalidDocumentIsRefusedByItsField() {
        refused("charset", "klingon", "charset");
        refused("separator", "x", "separator");
        refused("decimalMark", ";", "decimalMark");
        refused("groupingMark", ".", "groupingMark");
        refused("timeZone", "Mars/Base", "timeZone");
        refused("datePatterns", List.of("yyyy-bb"), "datePatterns[0]");
        refused("datePatterns", List.of("dd.MM"), "datePatterns[0]");
        refused("datePatterns", List.of("yyyy-MM-dd", "'x'"), "datePatterns[1]");
        refused("datePatterns", List.of("dd.MM.YYYY"), "datePatterns[0]");
        refused("columns", Map.of("colour", "Colour"), "columns.colour");
        refused("columns", Map.of("orderId", "InvoiceNo"), "columns.placedAt");
        refused("columns", Map.of("orderId", 1), "columns.orderId");
        refused("constants", Map.of("currency", "XXX"), "constants.currency");
        refused("currencySymbols", Map.of("$", "DEM"), "currencySymbols.$");
        refused("lines", "PAGES", "lines");
        refused("statuses", Map.of("paid", "ORDER"), "columns.status");
        refused("phoneRegion", "ZZ", "phoneRegion");
        refused("kind", "invoices", "kind");
    }

    @Test
    void allMissingColumnsAreToldAtOnce() {
        put(id, Map.of("kind", "orders", "columns", Map.of("orderId", "InvoiceNo")))
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        equalTo(List.of(
                                "columns.placedAt", "columns.total", "columns.currency", "columns.customerId")));
    }

    @Test
    void firstDayOfARetailFileIsKeptInFull() {
        put(id, RETAIL).then().statusCode(201);
        var file = new StringBuilder(RETAIL_HEADER);
        // As invoice 536591 of the real file: a till writes each line with its own time.
        for (int i = 0; i < 40; i++) {
            file.append("%s-591,%d,Bunting,1,12/1/2010 16:%d,%s,14606.0,United Kingdom\n"
                    .formatted(id, 90_000 + i, i < 34 ? 57 : 58, i == 0 ? "5.27" : "4.95"));
        }
        var left = new BigDecimal("46376.49").subtract(new BigDecimal("198.32"));
        // One line in seven belongs to the order before last, so that the lines of an order are apart.
        for (int i = 0; left.signum() > 0; i++) {
            var price = new BigDecimal("2.55").min(left);
            int quantity = left.compareTo(new BigDecimal("2.55")) > 0
                    ? Math.min(1 + i % 12, left.divideToIntegralValue(price).intValue())
                    : 1;
            int order = Math.max(0, i / 20 - (i % 7 == 0 ? 2 : 0));
            file.append("%s-%d,%d,\"HEART, WHITE\",%d,12/1/2010 8:26,%s,%d.0,United Kingdom\n"
                    .formatted(id, order, 80_000 + i % 50, quantity, price, 17_850 + order % 40));
            left = left.subtract(price.multiply(BigDecimal.valueOf(quantity)));
        }
        file.append("C%s,D,Discount,-1,12/1/2010 9:41,27.50,17850.0,United Kingdom\n".formatted(id));
        file.append("%s-x,22752,NO CUSTOMER,3,12/1/2010 9:41,7.65,,United Kingdom\n".formatted(id));

        var job = imported("kind=orders&format=" + id, file.toString());

        assertThat(job.<Map<String, Object>>getList("revenue").toString())
                .isEqualTo("[{amount=46376.49, currency=GBP}]");
        assertThat(job.<Map<String, Object>>getList("returned").toString()).isEqualTo("[{amount=27.5, currency=GBP}]");
        assertThat(job.getLong("returns")).isEqualTo(1);
        assertThat(job.getString("rejectionCounts[0].field")).isEqualTo("CustomerID");
        assertThat(job.getLong("rejected")).isEqualTo(1);
        given().get("/v1/customers/17850.0").then().statusCode(404);
        given().get("/v1/orders/%s-591".formatted(id))
                .then()
                .body("placedAt", equalTo("2010-12-01T16:57:00Z"))
                .body("total.amount", equalTo(198.32f));
    }

    @Test
    void negativeLinesOfALaterExportReplaceThoseOfAnEarlierOne() {
        put(id, RETAIL).then().statusCode(201);
        var sold = "%1$s-1,A,Tea,10,12/1/2010 8:26,10.00,%1$s,UK\n%1$s-1,A,Tea,-1,12/1/2010 8:26,10.00,%1$s,UK\n"
                .formatted(id);
        var returned = "%1$s-1,A,Tea,-2,12/1/2010 8:26,10.00,%1$s,UK\n".formatted(id);

        imported("kind=orders&format=" + id, RETAIL_HEADER + sold);
        imported("kind=orders&format=" + id, RETAIL_HEADER + sold + returned);
        imported("kind=orders&format=" + id, RETAIL_HEADER + sold + returned);

        given().get("/v1/customers/" + id).then().body("value.revenue.amount", equalTo(70.0f));
    }

    @Test
    void linesThatDisagreeAreRejectedTogether() {
        put(id, RETAIL).then().statusCode(201);
        var job = imported("kind=orders&format=" + id, RETAIL_HEADER + """
                %1$s-1,A,Tea,1,12/1/2010 8:26,2.00,%1$s,UK
                %1$s-2,A,Tea,1,12/1/2010 8:26,2.00,%1$s,UK
                %1$s-1,B,Cup,1,12/1/2010 8:26,3.00,%1$s-other,UK
                %1$s-3,B,Cup,one,12/1/2010 8:26,3.00,%1$s,UK
                %1$s-3,B,Cup,1,12/1/2010 8:26,3.00,%1$s,UK
                """.formatted(id));

        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getList("rejections.line")).isEqualTo(List.of(2, 4, 5, 6));
        assertThat(job.getString("rejections[0].message")).isEqualTo("the lines of the order have different values");
        assertThat(job.getString("rejections[0].field")).isEqualTo("CustomerID");
        assertThat(job.getString("rejections[2].message")).contains("\"one\"");
        assertThat(job.getString("rejections[3].message")).isEqualTo("another line of the order is rejected");
    }

    @Test
    void allFaultsOfALineAreReportedWithItsValues() {
        put(id, RETAIL).then().statusCode(201);

        var job = imported("kind=orders&format=" + id, RETAIL_HEADER + """
                %1$s-1,A,Tea,one,31/31/2010 8:26,abc,,UK
                %1$s-2,A,Tea,0,12/31/2099 8:26,2.555,%1$s,UK
                %1$s-3,A,Tea,1,12/1/2010 8:26,2.00,%1$s,UK
                %1$s-3,%2$s,Cup,0,12/1/2010 8:26,2.00,%1$s,UK
                ,A,Tea,1.5,12/1/2010 8:26,2.00,,UK
                """.formatted(id, "x".repeat(101)));

        assertThat(job.getLong("rejected")).isEqualTo(5);
        assertThat(faults(job, 2)).containsOnlyKeys("Quantity", "InvoiceDate", "UnitPrice", "CustomerID");
        assertThat(faults(job, 2).get("Quantity")).endsWith(", but is \"one\"");
        assertThat(faults(job, 2).get("InvoiceDate")).endsWith(", but is \"31/31/2010 8:26\"");
        assertThat(faults(job, 2).get("UnitPrice")).endsWith(", but is \"abc\"");
        assertThat(faults(job, 2).get("CustomerID")).startsWith("is missing");
        assertThat(faults(job, 3)).containsOnlyKeys("Quantity", "InvoiceDate", "UnitPrice");
        assertThat(faults(job, 3).get("InvoiceDate"))
                .startsWith("must not be in the future, but is \"12/31/2099 8:26\"; it is now ");
        assertThat(faults(job, 3).get("UnitPrice")).endsWith(", but is \"2.555\"");
        assertThat(faults(job, 4)).containsOnlyKeys("");
        assertThat(faults(job, 4).get("")).isEqualTo("another line of the order is rejected");
        assertThat(faults(job, 5)).containsOnlyKeys("Quantity", "StockCode");
        assertThat(faults(job, 6)).containsOnlyKeys("InvoiceNo", "Quantity", "CustomerID");
        assertThat(job.getLong("orders")).isZero();
    }

    @Test
    void allFaultsOfAnOrderOfOneLineAreReported() {
        var plain = new HashMap<>(
                given().get("/v1/import-formats/winback").jsonPath().<String, Object>getMap("$"));
        put(id, plain).then().statusCode(201);
        var lines = "customer_id,order_id,placed_at,amount,currency,quantity,sku\n"
                + ",%1$s/1,2099-12-31 10:00,1.5,JPY,0,T\n%1$s,%1$s-2,1899-12-31,-5,XXX,1,T\n%1$s,%1$s-3,,,,,\n"
                        .formatted(id);

        for (var format : List.of(id, "winback")) {
            var job = imported("kind=orders&format=" + format, lines);

            assertThat(job.getLong("rejected")).isEqualTo(3);
            assertThat(faults(job, 2))
                    .as(format)
                    .containsOnlyKeys("customer_id", "order_id", "placed_at", "amount", "quantity");
            assertThat(faults(job, 2).get("amount")).endsWith(", but is \"1.5\"");
            assertThat(faults(job, 3)).as(format).containsOnlyKeys("placed_at", "currency");
            assertThat(faults(job, 4)).as(format).containsOnlyKeys("placed_at", "amount", "currency");
            assertThat(faults(job, 2).get("placed_at"))
                    .startsWith("must not be in the future, but is \"2099-12-31 10:00\"");
        }
    }

    /** The messages of a line by their fields. */
    private static Map<String, String> faults(JsonPath job, int line) {
        return job.<Map<String, Object>>getList("rejections").stream()
                .filter(rejection -> rejection.get("line").equals(line))
                .collect(Collectors.toMap(
                        rejection -> (String) rejection.get("field"), rejection -> (String) rejection.get("message")));
    }

    @Test
    void copyOfThePlainFormatReadsTheSame() {
        put(id, given().get("/v1/import-formats/winback").asString()).then().statusCode(201);
        var file = """
                customer_id,order_id,placed_at,amount,currency,sku,category,quantity,promised_by,delivered_at,coupon_code
                %1$s,%1$s-1,2026-01-05,1200,JPY,A-1,tea,2,2026-01-08,2026-01-09T10:00:00Z,7K4D
                %1$s,%1$s-2,2026-01-05T10:00:00Z,11.77,USD,,,,,,
                """.formatted(id);

        imported("kind=orders&format=" + id, file);
        var plain = imported("kind=orders&format=winback", file);

        assertThat(plain.getLong("accepted")).as(plain.prettify()).isEqualTo(2);
        assertThat(plain.getLong("rejected")).isZero();
        given().get("/v1/customers/" + id).then().body("value.orders", equalTo(2));
    }

    @Test
    void europeanNumbersAreReadByAFormatThatSaysSo() {
        var format = new HashMap<>(RETAIL);
        format.putAll(Map.of("decimalMark", ",", "groupingMark", ".", "constants", Map.of("currency", "EUR")));
        put(id, format).then().statusCode(201);

        var job = imported(
                "kind=orders&format=" + id,
                RETAIL_HEADER.replace(',', ';')
                        + "%1$s-1;A;Tea;1;12/1/2010 8:26;1.234,50;%1$s;UK\n%1$s-2;A;Tea;1;12/1/2010 8:26;1,234.50;%1$s;UK\n"
                                .formatted(id));

        assertThat(job.<Map<String, Object>>getList("revenue").toString()).isEqualTo("[{amount=1234.5, currency=EUR}]");
        assertThat(job.getString("rejections[0].message"))
                .contains("\"1,234.50\"")
                .contains("1.200 or 11,77");
    }

    private void refused(String field, Object value, String violation) {
        var document = new HashMap<>(RETAIL);
        document.put(field, value);
        put(id, document)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(containsString("\"" + violation.replace("\"", "") + "\""));
    }

    private static Response put(String formatId, Object document) {
        return given().contentType("application/json").body(document).put("/v1/import-formats/" + formatId);
    }
}
