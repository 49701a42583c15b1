package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.winback.events.Channel;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.ConsentChanged;
import io.winback.testkit.EventStream;
import java.time.Instant;
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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Imports of customer files: absent values stay, and a withdrawal is not overridden. */
@QuarkusTest
class ImportCustomersTest {

    private final String id = "t" + UUID.randomUUID();
    private final String email = id + "@customers.example";

    @Test
    void absentColumnChangesNothing() {
        described();

        csv("", "customer_id,name\n%s,田中\n".formatted(id));

        customer()
                .body("name", equalTo("田中"))
                .body("contacts.email", equalTo(email))
                .body("contacts.phone", equalTo("+819012345678"))
                .body("timeZone", equalTo("Asia/Tokyo"))
                .body("birthDate", equalTo("1990-01-02"))
                .body("preferredChannel", equalTo("SMS"))
                .body("consents.EMAIL", equalTo(true))
                .body("attributes.colour", equalTo("red"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&blankCells=keep"})
    void blankCellKeepsTheValueByDefault(String query) {
        described();

        csv(query, "customer_id,name,email,phone,birth_date,consent_email\n%s,,,  ,,\n".formatted(id));
        ndjson(query, """
                {"customerId": "%s", "name": "", "timeZone": null, "contacts": {"email": "", "phone": null},
                 "consents": {"EMAIL": null}, "attributes": {"colour": null}}""".formatted(id));

        customer()
                .body("name", equalTo("佐藤"))
                .body("timeZone", equalTo("Asia/Tokyo"))
                .body("contacts.email", equalTo(email))
                .body("contacts.phone", equalTo("+819012345678"))
                .body("birthDate", equalTo("1990-01-02"))
                .body("consents.EMAIL", equalTo(true))
                .body("attributes.colour", equalTo("red"));
    }

    @Test
    void blankCellClearsTheValueOnRequest() {
        described();

        csv("&blankCells=clear", "customer_id,name,email,consent_email\n%s,,,\n".formatted(id));

        customer()
                .body("name", nullValue())
                .body("contacts.email", nullValue())
                .body("contacts.phone", equalTo("+819012345678"))
                .body("consents.EMAIL", equalTo(true))
                .body("attributes.colour", equalTo("red"));

        ndjson("&blankCells=clear", """
                {"customerId": "%s", "contacts": {"phone": ""}, "birthDate": null, "attributes": {"colour": "", "size": "M"}}""".formatted(id));

        customer()
                .body("contacts.phone", nullValue())
                .body("birthDate", nullValue())
                .body("timeZone", equalTo("Asia/Tokyo"))
                .body("attributes", equalTo(Map.of("size", "M")));
    }

    @Test
    void blankCellsParameterIsForCustomerFiles() {
        for (var type : List.of("text/csv", "application/x-ndjson")) {
            for (var value : List.of("clear", "keep")) {
                given().contentType(type)
                        .body("order_id\n1\n".getBytes(UTF_8))
                        .post("/v1/imports?kind=orders&blankCells=" + value)
                        .then()
                        .statusCode(400)
                        .body("violations[0].field", equalTo("blankCells"))
                        .body("violations[0].in", equalTo("query"));
            }
        }
    }

    @Test
    void missingCellsOfAShortLineAreNotBlank() {
        described();

        csv("&blankCells=clear", "customer_id,name,email,phone\n%s,\n".formatted(id));

        customer()
                .body("name", nullValue())
                .body("contacts.email", equalTo(email))
                .body("contacts.phone", equalTo("+819012345678"));
    }

    @Test
    void laterLineOnAConsentCounts() {
        csv("", "customer_id,consent_email\n%1$s,false\n%1$s,true\n".formatted(id));

        customer().body("consents.EMAIL", equalTo(true));
    }

    @Test
    void invalidBlankCellsValueIsNamed() {
        for (var wrong : List.of("remove", "CLEAR")) {
            given().contentType("text/csv")
                    .body("customer_id\n1\n")
                    .post("/v1/imports?kind=customers&blankCells=" + wrong)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].field", equalTo("blankCells"))
                    .body("violations[0].in", equalTo("query"))
                    .body("violations[0].message", equalTo("must be keep or clear, not \"%s\"".formatted(wrong)));
        }
    }

    @Test
    void bothLinesOfOneCustomerCount() {
        ndjson("", """
                {"customerId": "%1$s", "name": "佐藤", "timeZone": "Asia/Tokyo"}
                {"customerId": "%1$s", "name": "田中"}""".formatted(id));

        customer().body("name", equalTo("田中")).body("timeZone", equalTo("Asia/Tokyo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ａ＠ｂ'|full-width",
                "'ta\u200Bro@customers.example'|U+200B",
                "'太郎@customers.example'|ASCII before the @",
                "'not an address'|spaces"
            })
    void invalidEmailIsIgnoredAndTheCustomerIsImported(String bad, String words) {
        described();
        var other = id + "-b";

        var job = csv("", "customer_id,name,email\n%s,田中,%s\n%s,鈴木,%s\nbad id,x,\n".formatted(id, bad, other, bad));

        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getLong("rejected")).isEqualTo(1);
        assertThat(job.getLong("fieldsRejected")).isEqualTo(2);
        assertThat(job.getLong("done")).isEqualTo(3);
        assertThat(job.getList("rejections")).hasSize(3);
        assertThat(job.getInt("rejections[0].line")).isEqualTo(2);
        assertThat(job.getString("rejections[0].field")).isEqualTo("email");
        assertThat(job.getString("rejections[0].message")).contains(words);
        customer().body("name", equalTo("田中")).body("contacts.email", equalTo(email));
        given().get("/v1/customers/" + other).then().body("name", equalTo("鈴木")).body("contacts.email", nullValue());
    }

    @Test
    void invalidAddressInJsonIsReportedByItsField() {
        var job = ndjson("", """
                {"customerId": "%s", "name": "田中", "contacts": {"email": "a@b@c", "phone": "090", "chat": "U1"}}""".formatted(id));

        assertThat(job.getLong("accepted")).isEqualTo(1);
        assertThat(job.getList("rejections.field")).containsExactly("contacts.email", "contacts.phone");
        customer().body("contacts", equalTo(Map.of("chat", "U1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hoge.@docomo.ne.jp", "a..b@docomo.ne.jp", "taro@日本語.example"})
    void japaneseCarrierAddressesAreStoredUnchanged(String address) {
        assertThat(csv("", "customer_id,email\n%s,%s\n".formatted(id, address)).getLong("fieldsRejected"))
                .isZero();
        customer().body("contacts.email", equalTo(address));
        put(Map.of("contacts", Map.of("email", address)), 200);
        customer().body("contacts.email", equalTo(address));
    }

    @Test
    void unchangedCustomersPublishNothing() {
        var file = "customer_id,name,email,consent_email,consent_sms\n%s,佐藤,%s,true,false\n".formatted(id, email);
        csv("", file);
        eventually().untilAsserted(() -> assertThat(published()).hasSize(1));

        csv("", file);
        ndjson("", """
                {"customerId": "%s", "name": "佐藤", "contacts": {"email": "%s"}, "consents": {"EMAIL": true, "SMS": false}}""".formatted(id, email));
        csv("", "customer_id,name\n%s,田中\n".formatted(id));

        eventually().untilAsserted(() -> assertThat(published())
                .extracting(CustomerProfile::name)
                .containsExactly("佐藤", "田中"));
        assertThat(published().get(1).consents()).isEqualTo(published().get(0).consents());
    }

    @Test
    void importDoesNotOverrideAWithdrawalAndCountsIt() {
        var file = "customer_id,consent_email,consent_sms\n%s,true,true\n".formatted(id);
        assertThat(csv("", file).getLong("consentsKept")).isZero();
        EventStream.publish(new ConsentChanged(id, Channel.EMAIL, false, Instant.now(), "unsubscribe link"));
        eventually().untilAsserted(() -> customer().body("consents.EMAIL", equalTo(false)));

        assertThat(csv("", file).getLong("consentsKept")).isEqualTo(1);
        assertThat(ndjson("", "{\"customerId\": \"%s\", \"consents\": {\"EMAIL\": true}}".formatted(id))
                        .getLong("consentsKept"))
                .isEqualTo(1);
        put(Map.of("consents", Map.of("EMAIL", true), "name", "田中"), 200);

        customer().body("consents.EMAIL", equalTo(false)).body("consents.SMS", equalTo(true));
        eventually().untilAsserted(() -> assertThat(published()).last().satisfies(profile -> {
            assertThat(profile.name()).isEqualTo("田中");
            assertThat(profile.consents().get(Channel.EMAIL).isOwnWithdrawal()).isTrue();
        }));
    }

    @Test
    void lineWithoutIdOrObjectIsRejected() {
        var job = ndjson("", "{\"name\": \"x\"}\n[1]\n{\"customerId\": \"%s\", \"colour\": 1}".formatted(id));

        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.getList("rejections.field")).containsExactly("customerId", "", "colour");
        given().get("/v1/customers/" + id).then().statusCode(404);
    }

    private List<CustomerProfile> published() {
        return EventStream.published(CustomerProfile.class, id);
    }

    private void described() {
        put(
                Map.of(
                        "name", "佐藤",
                        "timeZone", "Asia/Tokyo",
                        "birthDate", "1990-01-02",
                        "contacts", Map.of("email", email, "phone", "+819012345678"),
                        "preferredChannel", "SMS",
                        "consents", Map.of("EMAIL", true),
                        "attributes", Map.of("colour", "red")),
                201);
    }

    private void put(Map<String, Object> data, int status) {
        given().contentType("application/json")
                .body(data)
                .put("/v1/customers/" + id)
                .then()
                .statusCode(status);
    }

    private ValidatableResponse customer() {
        return given().get("/v1/customers/" + id).then().statusCode(200);
    }

    @Test
    void allFaultsOfALineAreListed() {
        var csv = imported(
                "", "text/csv", "customer_id,email,phone,time_zone\n%s,not-an-address,123,GMT+9\n".formatted(id));
        var json = imported("", "application/x-ndjson", """
                {"customerId": "%s", "contacts": {"email": "not-an-address", "phone": "123"}, "timeZone": "-1"}
                """.formatted(id));

        assertThat(csv.getList("rejections.field")).containsExactlyInAnyOrder("email", "phone", "time_zone");
        assertThat(json.getList("rejections.field"))
                .containsExactlyInAnyOrder("contacts.email", "contacts.phone", "timeZone");
    }

    @Test
    void readOnlyFieldOfALineIsNotAcceptedAndIgnored() {
        var job = imported("", "application/x-ndjson", """
                {"customerId": "%s", "name": "佐藤", "lifecycle": {"stage": "CHURNED"}}
                """.formatted(id));

        assertThat(job.getInt("rejected")).isEqualTo(1);
        assertThat(job.getString("rejections[0].field")).isEqualTo("lifecycle");
    }

    private static JsonPath csv(String query, String file) {
        return imported(query, "text/csv", file);
    }

    private static JsonPath ndjson(String query, String file) {
        return imported(query, "application/x-ndjson", file.replace("\n ", " "));
    }

    private static JsonPath imported(String query, String type, String file) {
        String job = ShopFile.request(type)
                .body(file.getBytes(UTF_8))
                .post("/v1/imports?kind=customers" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().until(() -> !given().get("/v1/jobs/" + job).path("state").equals("RUNNING"));
        return given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body(containsString("rejections"))
                .extract()
                .jsonPath();
    }
}
