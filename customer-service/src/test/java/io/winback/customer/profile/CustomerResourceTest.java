package io.winback.customer.profile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.Channel;
import io.winback.events.customer.Birthday;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.ConsentChanged;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class CustomerResourceTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    Customers customers;

    @Test
    void systemValueDoesNotContradictAStatement() {
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
                    assertThat(consents).containsKeys(Channel.EMAIL, Channel.SMS);
                    assertThat(consents.get(Channel.EMAIL).granted()).isFalse();
                    assertThat(consents.get(Channel.SMS).granted()).isTrue();
                }));
    }

    /** A service that reads the topic from its beginning must find the withdrawal in it. */
    @Test
    void statementIsPublishedWithTheProfileOnce() {
        put(Map.of("consents", Map.of("EMAIL", true)), 201);
        var withdrawn = new ConsentChanged(customer, Channel.EMAIL, false, Instant.now(), "unsubscribe link");

        EventStream.publish(withdrawn);
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .hasSize(2)
                .last()
                .satisfies(profile -> {
                    var email = profile.consentStatements().get(Channel.EMAIL);
                    assertThat(email.areWithdrawnByPerson()).isTrue();
                    assertThat(email.system().granted()).isTrue();
                    assertThat(profile.consents().get(Channel.EMAIL).granted()).isFalse();
                }));
        EventStream.publish(withdrawn);
        EventStream.publish(new ConsentChanged(customer, Channel.SMS, false, Instant.now(), "unsubscribe link"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .extracting(profile -> profile.consents().size())
                .containsExactly(1, 1, 2));
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
    void invalidQueryNamesItsParameter(String query, String name) {
        given().urlEncodingEnabled(false)
                .get("/v1/customers?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(name));
    }

    @Test
    void allCustomersAreListedOncePageByPage() {
        put(Map.of("name", "佐藤"), 201);
        var listed = new ArrayList<String>();
        String next = null;
        do {
            var page = given().queryParam("limit", 200)
                    .queryParams(next == null ? Map.of() : Map.of("after", next))
                    .get("/v1/customers")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.customerId"));
            next = page.getString("next");
        } while (next != null);

        assertThat(listed).contains(customer).doesNotHaveDuplicates();
        given().get("/v1/customers?stage=PROSPECT&limit=2")
                .then()
                .statusCode(200)
                .body("items.lifecycle.stage", everyItem(equalTo("PROSPECT")));
    }

    @Test
    void readingAProfileStoresNothing() {
        order("o-" + customer, "2026-01-05T03:00:00Z");
        long before = version();

        var profile = QuarkusTransaction.requiringNew()
                .call(() -> customers.lock(customer).orElseThrow().profile());

        assertThat(profile.version()).isEqualTo(before);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void sameDataAgainIsNoChange() {
        var data = Map.of(
                "name",
                "佐藤",
                "locale",
                "ja-JP",
                "timeZone",
                "Asia/Tokyo",
                "birthDate",
                "1990-01-02",
                "contacts",
                Map.of("email", customer + "@customers.example", "phone", "+819012345678", "chat", "U" + customer),
                "preferredChannel",
                "EMAIL",
                "consents",
                Map.of("EMAIL", true),
                "attributes",
                Map.of("points", 1200.50, "sizes", Map.of("shoe", 23)));
        put(data, 201);
        long before = version();

        put(data, 200);

        assertThat(version()).isEqualTo(before);
        given().contentType("application/json")
                .body(data)
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(200);
        assertThat(version()).isEqualTo(before);
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .hasSize(1));
    }

    private long version() {
        return QuarkusTransaction.requiringNew()
                .call(() -> customers.findById(customer).version());
    }

    @Test
    void invalidCursorsAreRefused() {
        given().get("/v1/customers?after=AA").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1e99999999999",
                "12345678901234567890",
                "12345678901234567890.123456789",
                "0.12345678901234567890"
            })
    void numberThatCannotBeKeptExactlyIsRefusedAtItsField(String number) {
        var body = "{\"attributes\": {\"sizes\": [1, %s]}}".formatted(number);
        put(Map.of(), 201);

        given().contentType("application/json")
                .body(body)
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(400)
                .body("violations[0].field", startsWith("attributes.sizes"))
                .body("violations[0].message", startsWith("must be a "));
        given().contentType("application/json")
                .body(body)
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(400)
                .body(
                        "violations[0].message",
                        anyOf(startsWith("must be a "), startsWith("the body contains a number")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1234567890123456789", "0.30000000000000004", "123456789.123456", "-7"})
    void numberIsAnsweredAsItWasSent(String number) {
        given().contentType("application/json")
                .body("{\"attributes\": {\"size\": %s}}".formatted(number))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);

        var answer = given().get("/v1/customers/" + customer).asString();

        assertThat(answer).contains("\"size\":%s".formatted(number));
    }

    @Test
    void changedAttributesAndBirthdayArePublished() {
        put(Map.of("birthDate", "1990-11-22", "attributes", Map.of("plan", "gold", "size", 1.5)), 201);
        put(Map.of("birthDate", "1990-11-22", "attributes", Map.of("plan", "gold", "size", 1.5)), 200);
        put(Map.of("birthDate", "1991-11-22", "attributes", Map.of("plan", "gold", "size", 1.5)), 200);
        put(Map.of("birthDate", "1990-11-23", "attributes", Map.of("plan", "gold", "size", 1.5)), 200);
        put(Map.of("birthDate", "1990-11-23", "attributes", Map.of("plan", "silver")), 200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .extracting(CustomerProfile::birthday, profile -> profile.attributes()
                        .get("plan"))
                .containsExactly(
                        tuple(new Birthday(11, 22), "gold"),
                        tuple(new Birthday(11, 23), "gold"),
                        tuple(new Birthday(11, 23), "silver")));
    }

    @Test
    void attributesAreBounded() {
        Object deep = "x";
        for (int level = 0; level < 50; level++) {
            deep = Map.of("deeper", deep);
        }
        put(Map.of("attributes", Map.of("deep", deep)), 400);
        for (int level = 0; level < 900; level++) {
            deep = Map.of("deeper", deep);
        }
        put(Map.of("attributes", Map.of("deep", deep)), 400);
        put(Map.of("attributes", Map.of("large", "x".repeat(20_000))), 400);
        put(Map.of("attributes", Map.of("nul", "\0")), 400);
        put(Map.of("attributes", Map.of("list", Collections.nCopies(3, List.of(1)))), 201);
    }

    @Test
    void birthDateWithATimeIsRefused() {
        put(Map.of("birthDate", "2000-01-01T12:34:56Z"), 400);
    }

    @Test
    void impossibleBirthDateIsRefused() {
        put(Map.of("birthDate", "-99999-01-01"), 400);
        put(Map.of("birthDate", "2999-01-01"), 400);
        put(Map.of("birthDate", "1998-04-01"), 201);
    }

    @Test
    void changedTimeZoneRecomputesPurchaseDays() {
        order("o-1-" + customer, "2026-01-05T03:00:00Z");
        order("o-2-" + customer, "2026-01-04T15:00:00Z");
        recordOrder("2026-01-05", "2026-01-05");

        put(Map.of("timeZone", "America/Los_Angeles"), 200);
        // Midnight in Tokyo, the usual zone, stands for a date without a time.
        recordOrder("2026-01-05", "2026-01-04");

        put(Map.of("name", "陽菜"), 200);
        recordOrder("2026-01-05", "2026-01-05");
    }

    @Test
    void patchChangesOnlyItsFields() {
        put(
                Map.of(
                        "name", "佐藤",
                        "contacts", Map.of("email", "hina@customers.example", "phone", "+819012345678"),
                        "consents", Map.of("EMAIL", true),
                        "attributes", Map.of("colour", "red", "vip", true)),
                201);

        patch("application/merge-patch+json", """
                {"contacts": {"phone": null}, "consents": {"SMS": false}, "attributes": {"vip": null, "size": 1.5}}""")
                .statusCode(200)
                .body("name", equalTo("佐藤"))
                .body("contacts", equalTo(Map.of("email", "hina@customers.example")))
                .body("consents", equalTo(Map.of("EMAIL", true, "SMS", false)))
                .body("attributes.colour", equalTo("red"))
                .body("attributes.vip", nullValue())
                .body("attributes.size", equalTo(1.5f));
        patch("application/json", "{\"name\": null, \"contacts\": null}")
                .statusCode(200)
                .body("name", nullValue())
                .body("contacts.email", nullValue())
                .body("attributes.colour", equalTo("red"));
        given().get("/v1/customers/" + customer).then().body("name", nullValue());
    }

    @Test
    void patchOfAnUnknownCustomerCreatesNone() {
        patch("application/json", "{\"name\": \"x\"}").statusCode(404).contentType("application/problem+json");
        given().get("/v1/customers/" + customer).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"contacts\": {\"email\": \"\"}}|contacts.email",
                "{\"contacts\": {\"email\": \"ａ＠ｂ\"}}|contacts.email",
                "{\"contacts\": {\"email\": \"taro@customers.example\\r\\nBcc: x@y.example\"}}|contacts.email",
                "{\"contacts\": {\"phone\": \"\"}}|contacts.phone",
                "{\"contacts\": {\"chat\": \"\"}}|contacts.chat",
                "{\"contacts\": {\"chat\": \"U\\u200B1\"}}|contacts.chat",
                "{\"contacts\": {\"fax\": \"1\"}}|contacts.fax",
                "{\"birthDate\": \"2999-01-01\"}|birthDate",
                "{\"timeZone\": \"Nowhere\"}|timeZone",
                "{\"name\": \"a\\nb\"}|name",
                "{\"colour\": 1}|colour",
                "{\"consents\": null}|consents",
                "{\"consents\": {\"EMAIL\": null}}|consents.EMAIL",
                "[]|body",
            })
    void invalidPatchNamesItsField(String patch, String field) {
        put(Map.of("name", "佐藤", "consents", Map.of("EMAIL", false)), 201);

        patch("application/merge-patch+json", patch)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));

        given().get("/v1/customers/" + customer)
                .then()
                .body("name", equalTo("佐藤"))
                .body("consents.EMAIL", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({"email", "phone", "chat"})
    void emptyTextIsNotAnAddress(String field) {
        given().contentType("application/json")
                .body(Map.of("contacts", Map.of(field, "")))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("contacts." + field))
                .body("violations[0].message", containsString("must not be empty"));
    }

    @Test
    void addressOf320CharactersIsRefused() {
        var address = "l".repeat(302) + "@customers.example";
        put(Map.of("contacts", Map.of("email", address)), 400);
    }

    @Test
    void unchangedCustomerPublishesNothing() {
        Map<String, Object> data = Map.of("name", "佐藤", "consents", Map.of("EMAIL", true));
        put(data, 201);
        put(data, 200);
        patch("application/json", "{}").statusCode(200);
        put(Map.of("name", "田中"), 200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .extracting(CustomerProfile::name)
                .containsExactly("佐藤", "田中"));
    }

    private ValidatableResponse patch(String type, String patch) {
        return given().contentType(type)
                .body(patch.getBytes(UTF_8))
                .patch("/v1/customers/" + customer)
                .then();
    }

    private void recordOrder(String... days) {
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
