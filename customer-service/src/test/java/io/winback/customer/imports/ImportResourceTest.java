package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.winback.events.EventJson;
import io.winback.events.customer.CustomerReturned;
import io.winback.testkit.EventStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ImportResourceTest {

    private static final String HEADER = "customer_id,order_id,placed_at,amount,currency\n";
    private final String id = "t" + UUID.randomUUID();

    @Test
    void repeatedFileIsImportedOnce() {
        var file = HEADER + "%1$s,%1$s-1,2026-01-05,1200,JPY\n%1$s,%1$s-2,2026-02-05,800,JPY\n".formatted(id);

        var first = imported(file);
        var second = imported(file);

        assertThat(first.getLong("accepted")).isEqualTo(2);
        assertThat(second.getLong("accepted")).isEqualTo(2);
        given().get("/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("value.orders", equalTo(2))
                .body("value.revenue.amount", equalTo(2000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-13-01,10,JPY|placed_at",
                "0000-00-00,10,JPY|placed_at",
                "9999-01-01,10,JPY|placed_at",
                "2026-01-01,-5,JPY|amount",
                "2026-01-01,,JPY|amount",
                "2026-01-01,NaN,JPY|amount",
                "2026-01-01,1e309,JPY|amount",
                "2026-01-01,10.5,JPY|amount",
                "2026-01-01,10,YEN|currency",
                "2026-01-01,10,|currency"
            })
    void invalidLineIsReportedAndOtherLinesAreImported(String rest, String field) {
        var file = HEADER + "%1$s,%1$s-1,%2$s\n%1$s,%1$s-2,2026-02-05,800,JPY\n".formatted(id, rest);

        var job = imported(file);

        assertThat(job.getLong("accepted")).isEqualTo(1);
        assertThat(job.getLong("rejected")).isEqualTo(1);
        assertThat(job.getInt("rejections[0].line")).isEqualTo(2);
        assertThat(job.getString("rejections[0].field")).isEqualTo(field);
    }

    @Test
    void otherOrderWithTheSameIdIsRejected() {
        var file = HEADER + "%1$s,%1$s-1,2026-01-05,1200,JPY\n%1$s,%1$s-1,2026-01-06,1300,JPY\n".formatted(id);

        var job = imported(file);

        assertThat(job.getLong("accepted")).isEqualTo(1);
        assertThat(job.getString("rejections[0].field")).isEqualTo("order_id");
        assertThat(job.getInt("rejections[0].line")).isEqualTo(3);
    }

    @Test
    void orderThatTheFileStatesTwiceIsCountedOnce() {
        var line = "%1$s,%1$s-1,2026-01-05,1200,JPY\n".formatted(id);

        var job = imported(HEADER + line + line);

        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getInt("revenue[0].amount")).isEqualTo(1200);
    }

    @Test
    void revokedDeathWithALaterOrderEndsTheEpisode() {
        imported(HEADER + "%1$s,%1$s-1,2026-01-05,1200,JPY\n".formatted(id));
        given().contentType("application/json")
                .body(Map.of("customerId", id, "reason", "PRICE", "cancelledAt", "2026-03-01T00:00:00Z"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);

        imported(HEADER
                + "%1$s,%1$s-2,2026-02-05,800,JPY\n%1$s,%1$s-3,2026-04-05,500,JPY\n%1$s-b,%1$s-b,2026-04-05,1,JPY\n"
                        .formatted(id));

        given().get("/v1/customers/" + id)
                .then()
                .body("lifecycle.stage", equalTo("WON_BACK"))
                .body("value.orders", equalTo(3))
                .body("value.revenue.amount", equalTo(2500));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerReturned.class, id))
                .extracting(CustomerReturned::orderId)
                .containsExactly(id + "-3"));
    }

    @Test
    void dayOfAnOrderIsInTheCustomersTimeZone() {
        given().contentType("application/json")
                .body(Map.of("timeZone", "America/Los_Angeles"))
                .put("/v1/customers/" + id);

        imported(HEADER + "%1$s,%1$s-1,2026-01-05T03:00:00Z,1200,JPY\n".formatted(id));

        given().get("/v1/customers/" + id + "/held-data").then().body("orders[0].placedOn", equalTo("2026-01-04"));
    }

    @Test
    void ordersInOtherCurrenciesCountWithoutRevenue() {
        imported(HEADER
                + "%1$s,%1$s-2,2026-02-05,8.50,USD\n%1$s,%1$s-1,2026-01-05,1200,JPY\n%1$s,%1$s-3,2026-03-05,300,JPY\n"
                        .formatted(id));
        imported(HEADER + "%1$s,%1$s-4,2026-04-05,2,USD\n%1$s,%1$s-5,2026-04-05,100,JPY\n".formatted(id));

        given().get("/v1/customers/" + id)
                .then()
                .body("value.orders", equalTo(5))
                .body("value.revenue.currency", equalTo("JPY"))
                .body("value.revenue.amount", equalTo(1600))
                .body("value.firstOrderAt", equalTo("2026-01-04T15:00:00Z"));
    }

    @Test
    void orderIdOfAnotherCustomerIsRejected() {
        imported(HEADER + "%1$s,%1$s-1,2026-01-05,1200,JPY\n".formatted(id));

        var job =
                imported(HEADER + "%1$s-b,%1$s-1,2026-01-05,1200,JPY\n%1$s-b,%1$s-2,2026-01-05,1,JPY\n".formatted(id));

        assertThat(job.getLong("accepted")).isEqualTo(1);
        assertThat(job.getInt("rejections[0].line")).isEqualTo(2);
        assertThat(job.getString("rejections[0].field")).isEqualTo("order_id");
    }

    @Test
    void newOrdersBesideAKnownOrderAreImported() {
        imported(HEADER + "%1$s-z,%1$s-z,2026-01-05,1200,JPY\n".formatted(id));
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            file.append("%1$s-a,%1$s-%2$d,2026-01-05,1,JPY\n".formatted(id, i));
        }
        file.append("%1$s-z,%1$s-z,2026-01-05,1200,JPY\n%1$s-z,%1$s-7,2026-01-05,1200,JPY\n".formatted(id));

        var job = imported(file.toString());

        assertThat(job.getLong("accepted")).isEqualTo(201);
        assertThat(job.getInt("rejections[0].line")).isEqualTo(203);
        given().get("/v1/customers/" + id + "-a").then().body("value.orders", equalTo(200));
        given().get("/v1/customers/" + id + "-z").then().body("value.orders", equalTo(1));
    }

    @Test
    void unusualCharactersAreKept() {
        var order = Map.of(
                "orderId",
                id + "-1",
                "customerId",
                id,
                "placedAt",
                "2026-01-05T03:00:00Z",
                "total",
                Map.of("amount", 1, "currency", "JPY"),
                "items",
                List.of(Map.of("category", "a\tb\\n\nc\r\\.")),
                "couponCode",
                "\\N");

        var job = finished(ShopFile.request("application/x-ndjson")
                .body(EventJson.write(order).getBytes(UTF_8))
                .post("/v1/imports?kind=orders"));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        given().get("/v1/customers/" + id + "/held-data")
                .then()
                .body("orders[0].category", equalTo("a\tb\\n\nc\r\\."))
                .body("orders[0].couponCode", equalTo("\\N"));
    }

    @Test
    void spreadsheetFilesAreImported() {
        var file = "\uFEFF Customer_ID ,order_id, placed_at,amount,currency,category\r\n"
                + "%1$s,%1$s-1,2026-01-05 10:30,1200,JPY,\"tea,\r\n\"\"green\"\"\"\r\n".formatted(id);

        var job = imported(file);

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
    }

    @Test
    void invalidUtf8IsReported() {
        var file = (HEADER + "%1$s,%1$s-1,2026-01-05,1200,JPY\n%1$s-\u00e9,%1$s-2,2026-01-05,1200,JPY\n".formatted(id))
                .getBytes(ISO_8859_1);

        var job = finished(ShopFile.post("kind=orders&charset=UTF-8", file));

        assertThat(job.getLong("accepted")).isEqualTo(1);
        assertThat(job.getString("rejections[0].message")).contains("UTF-8");
    }

    @Test
    void missingColumnIsReportedAtOnce() {
        post("customer_id,order_id,amount,currency\nc,o,1,JPY\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("placed_at"));
    }

    @Test
    void emptyFileIsReportedAtOnce() {
        post(new byte[0])
                .then()
                .statusCode(400)
                .body("detail", equalTo("the file is empty; its first line must name the columns"));
    }

    @Test
    void repeatedIdempotencyKeyStartsOneImport() {
        var csv = (HEADER + id + "," + id + ",2020-01-01,1,JPY\n").getBytes(UTF_8);

        String first = keyed(csv).statusCode(202).extract().path("jobId");

        keyed(csv).statusCode(202).body("jobId", equalTo(first));
        keyed((HEADER + id + "," + id + ",2020-01-01,2,JPY\n").getBytes(UTF_8))
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private ValidatableResponse keyed(byte[] csv) {
        return given().contentType("text/csv")
                .header("Idempotency-Key", id)
                .body(csv)
                .post("/v1/imports?kind=orders")
                .then();
    }

    private static JsonPath imported(String csv) {
        return finished(post(csv.getBytes(UTF_8)));
    }

    private static Response post(byte[] csv) {
        return ShopFile.post("kind=orders", csv);
    }

    private static JsonPath finished(Response accepted) {
        var job = "/v1/jobs/" + accepted.then().statusCode(202).extract().path("jobId");
        eventually().until(() -> !given().get(job).path("state").equals("RUNNING"));
        return given().get(job).then().body("state", equalTo("DONE")).extract().jsonPath();
    }
}
