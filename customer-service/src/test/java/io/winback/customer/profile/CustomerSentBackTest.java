package io.winback.customer.profile;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** An answer about a customer can be sent back, and what is sent is stored as it is or refused. */
@QuarkusTest
class CustomerSentBackTest {

    private final String id = "c-" + UUID.randomUUID();
    private final String customer = "/v1/customers/" + id;

    @Test
    void whatGetAnswersCanBePutBackUnchanged() {
        given().contentType("application/json")
                .body("""
                        {"orderId": "o-%1$s", "customerId": "%1$s", "placedAt": "2026-03-01T03:00:00Z",
                         "total": {"amount": 12.50, "currency": "USD"}}""".formatted(id))
                .post("/v1/orders")
                .then()
                .statusCode(201);
        put("""
                {"name": "佐藤", "locale": "ja-JP", "timeZone": "+09:00", "contacts": {"email": "a@customers.example"},
                 "consents": {"EMAIL": true}, "attributes": {"height": 1.50}}""").then().statusCode(200);
        var answer = given().get(customer).asString();

        put(answer).then().statusCode(200).body("name", equalTo("佐藤")).body("timeZone", equalTo("+09:00"));
        patch(answer).then().statusCode(200);
    }

    @Test
    void anotherIdThanInThePathIsRefused() {
        put("{\"customerId\": \"another\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("customerId"))
                .body("violations[0].message", equalTo("must be %s, as in the path".formatted(id)));
        put("{\"customerId\": \"%s\", \"name\": \"佐藤\"}".formatted(id)).then().statusCode(201);
        patch("{\"customerId\": \"another\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("customerId"));
    }

    @Test
    void anotherStageThanThePresentOneIsNotAcceptedAndIgnored() {
        put("{\"name\": \"佐藤\"}").then().statusCode(201);

        put(given().get(customer).asString().replace("PROSPECT", "CHURNED"))
                .then()
                .statusCode(409)
                .body("detail", startsWith("lifecycle: it is read-only"));
        put("{\"lifecycle\": \"x\"}").then().statusCode(409);
        given().get(customer).then().body("lifecycle.stage", equalTo("PROSPECT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "+9",
                "GMT+9",
                "UTC-05:00",
                "UT+1",
                "asia/tokyo",
                "Asia/Tokyo ",
                " Z",
                "+09:60",
                "+19:00",
                ""
            })
    void aTimeZoneInAnotherFormIsRefused(String zone) {
        put("{\"timeZone\": \"%s\"}".formatted(zone))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("timeZone"))
                .body(
                        "violations[0].message",
                        equalTo("must be a time zone such as Asia/Tokyo, or an offset such as +09:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "UTC", "Etc/GMT-9", "+09:00", "-0330", "+09", "Z", "+18:00"})
    void anIanaZoneOrAnOffsetOfIso8601IsAccepted(String zone) {
        put("{\"timeZone\": \"%s\"}".formatted(zone)).then().statusCode(201).body("timeZone", equalTo(zone));
    }

    @Test
    void allWrongFieldsAreToldAtOnce() {
        put("""
                {"contacts": {"email": "x", "phone": "123", "chat": ""}, "timeZone": "Mars", "birthDate": "1800-01-01"}""")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        equalTo(List.of("contacts.email", "contacts.phone", "contacts.chat", "timeZone", "birthDate")));
    }

    @Test
    void aConstantWithSpacesAroundItIsRefused() {
        put("{\"preferredChannel\": \"EMAIL \"}")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("must be one of EMAIL, SMS, CHAT, not \"EMAIL \""));
    }

    @Test
    void thePatchOfAnotherMediaTypeIsRefusedWithItsType() {
        given().contentType("text/plain")
                .body("{}")
                .patch(customer)
                .then()
                .statusCode(415)
                .body("detail", containsString("text/plain"));
    }

    private Response put(String json) {
        return given().contentType("application/json").body(json).put(customer);
    }

    private Response patch(String json) {
        return given().contentType("application/json").body(json).patch(customer);
    }
}
