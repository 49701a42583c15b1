package io.winback.customer.orders;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** A wrong time of delivery can be corrected, and no older report undoes the correction. */
@QuarkusTest
class OrderDeliveryResourceTest {

    private static final String PLACED = "2026-03-01T03:00:00Z";
    private static final String EARLY = "2026-03-12T01:00:00Z";
    private static final String MIDDLE = "2026-03-15T01:00:00Z";
    private static final String LATE = "2026-10-20T01:00:00Z";

    private final String customer = "c-" + UUID.randomUUID();
    private final String order = "o-" + customer;

    @Test
    void deliveryThatWasReportedTooLateIsCorrected() {
        reported(Map.of("promisedBy", "2026-03-10", "deliveredAt", LATE))
                .then()
                .statusCode(201)
                .body("deliveryCorrected", equalTo(false))
                .body("daysLate", equalTo(224));

        corrected(Map.of("promisedBy", "2026-03-10", "deliveredAt", EARLY))
                .then()
                .statusCode(200)
                .body("deliveredAt", equalTo(EARLY))
                .body("deliveryCorrected", equalTo(true))
                .body("status", equalTo("DELIVERED"))
                .body("daysLate", equalTo(2));

        corrected(Map.of("promisedBy", "2026-03-13", "deliveredAt", EARLY))
                .then()
                .statusCode(200)
                .body("daysLate", equalTo(0));
        given().get("/v1/orders/" + order).then().body("promisedBy", equalTo("2026-03-13"));
    }

    /** r: a report of LATE, f: a file with MIDDLE, c: the correction to EARLY. */
    @ParameterizedTest
    @ValueSource(strings = {"rfc", "rcf", "frc", "fcr", "crf", "cfr", "ccrff", "crcfr"})
    void correctionCountsWhateverIsReportedBeforeOrAfter(String facts) {
        reported(Map.of()).then().statusCode(201);

        for (var fact : facts.split("")) {
            switch (fact) {
                case "r" ->
                    reported(Map.of("deliveredAt", LATE, "promisedBy", "2026-03-20"))
                            .then()
                            .statusCode(200);
                case "f" -> imported(MIDDLE);
                case "c" -> corrected(Map.of("deliveredAt", EARLY)).then().statusCode(200);
                default -> throw new IllegalArgumentException(fact);
            }
        }

        given().get("/v1/orders/" + order)
                .then()
                .body("deliveredAt", equalTo(EARLY))
                .body("promisedBy", nullValue())
                .body("deliveryCorrected", equalTo(true));
    }

    @Test
    void laterOfTwoReportsCountsWithoutACorrection() {
        reported(Map.of("deliveredAt", MIDDLE)).then().statusCode(201);

        reported(Map.of("deliveredAt", EARLY)).then().statusCode(200).body("deliveredAt", equalTo(MIDDLE));
        imported(EARLY);
        given().get("/v1/orders/" + order).then().body("deliveredAt", equalTo(MIDDLE));
    }

    @Test
    void deliveryThatDidNotHappenIsRemoved() {
        reported(Map.of("deliveredAt", LATE)).then().statusCode(201);

        corrected(Map.of())
                .then()
                .statusCode(200)
                .body("deliveredAt", nullValue())
                .body("status", equalTo("PLACED"));
        reported(Map.of("deliveredAt", LATE)).then().statusCode(200).body("deliveredAt", nullValue());
    }

    /** The usual zone is Asia/Tokyo. Only the zone of the customer decides on which day the order arrived. */
    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland, 2026-03-10T12:00:00Z, 1",
        "Asia/Tokyo, 2026-03-10T12:00:00Z, 0",
        "America/Los_Angeles, 2026-03-10T20:00:00Z, 0",
        "Asia/Tokyo, 2026-03-10T20:00:00Z, 1"
    })
    void orderIsLateByTheDaysWhereItsCustomerLives(String zone, String deliveredAt, int daysLate) {
        given().contentType("application/json")
                .body(Map.of("timeZone", zone))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);

        reported(Map.of("promisedBy", "2026-03-10", "deliveredAt", deliveredAt))
                .then()
                .statusCode(201)
                .body("daysLate", equalTo(daysLate));

        given().get("/v1/orders/" + order).then().body("daysLate", equalTo(daysLate));
        given().get("/v1/customers/" + customer + "/reasons")
                .then()
                .statusCode(200)
                .body(
                        "reasons.evidence.words.flatten()",
                        equalTo(daysLate == 0 ? List.of() : List.of("an order came a day late")));
    }

    @ParameterizedTest
    @CsvSource({
        "deliveredAt, 2999-01-01T00:00:00Z",
        "deliveredAt, 2026-02-20T01:00:00Z",
        "promisedBy, 2026-02-20",
        "promisedBy, 2937-01-01"
    })
    void correctionThatDoesNotFitTheOrderNamesItsField(String field, String time) {
        reported(Map.of("deliveredAt", MIDDLE)).then().statusCode(201);

        corrected(Map.of(field, time)).then().statusCode(400).body("violations[0].field", equalTo(field));

        given().get("/v1/orders/" + order)
                .then()
                .body("deliveredAt", equalTo(MIDDLE))
                .body("deliveryCorrected", equalTo(false));
    }

    @Test
    void deliveryOfAnUnknownOrderIsNotFound() {
        corrected(Map.of("deliveredAt", EARLY)).then().statusCode(404);
    }

    private Response corrected(Map<String, Object> delivery) {
        return given().contentType("application/json").body(delivery).put("/v1/orders/" + order + "/delivery");
    }

    private Response reported(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                order,
                "customerId",
                customer,
                "placedAt",
                PLACED,
                "total",
                Map.of("amount", 1200, "currency", "JPY")));
        body.putAll(more);
        return given().contentType("application/json").body(body).post("/v1/orders");
    }

    private void imported(String deliveredAt) {
        String job = given().contentType("text/csv")
                .body("customer_id,order_id,placed_at,amount,currency,delivered_at\n%s,%s,%s,1200,JPY,%s\n"
                        .formatted(customer, order, PLACED, deliveredAt)
                        .getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("accepted", equalTo(1)));
    }
}
