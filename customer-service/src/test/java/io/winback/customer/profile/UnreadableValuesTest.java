package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import io.winback.events.customer.CustomerProfile;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A sealed value that cannot be opened counts as absent. It stops no change, and stays until it is replaced. */
@QuarkusTest
class UnreadableValuesTest {

    /** Its key is in no keyset file. */
    private static final String UNREADABLE = "sealed:00000000:" + "A".repeat(44);

    private final String customer = "c-" + UUID.randomUUID();
    private final String email = customer + "@customers.example";

    @Inject
    AgroalDataSource database;

    /** Other tests read the values of all customers. */
    @AfterEach
    void removeUnreadableValues() throws SQLException {
        execute("update customer set name = null, email = null, phone = null, chat = null, birth_date_sealed = null");
        execute("delete from complaint");
        execute("delete from cancellation");
    }

    @Test
    void valuesAreAbsentInAnswers() throws SQLException {
        put(Map.of("name", "Hina", "locale", "ja-JP", "birthDate", "1990-02-03", "contacts", Map.of("email", email)));
        damage("name", "email", "birth_date_sealed");

        customer()
                .statusCode(200)
                .body("name", nullValue())
                .body("contacts.email", nullValue())
                .body("birthDate", nullValue())
                .body("locale", equalTo("ja-JP"));
        given().queryParam("email", email)
                .get("/v1/customers")
                .then()
                .statusCode(200)
                .body("items.customerId", contains(customer));
    }

    @Test
    void patchReplacesTheFieldsThatItNamesAndOthersStayAsTheyAreStored() throws SQLException {
        put(Map.of("name", "Hina", "birthDate", "1990-02-03", "contacts", Map.of("email", email, "chat", "hina-1")));
        damage("name", "email", "chat", "birth_date_sealed");

        patch(Map.of("locale", "ja-JP", "contacts", Map.of("email", "ren." + email)));

        customer()
                .body("locale", equalTo("ja-JP"))
                .body("contacts.email", equalTo("ren." + email))
                .body("name", nullValue());
        for (var column : List.of("name", "chat", "birth_date_sealed")) {
            assertThat(stored(column)).as(column).isEqualTo(UNREADABLE);
        }
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .last()
                .satisfies(profile -> {
                    assertThat(profile.name()).isNull();
                    assertThat(profile.contacts().email()).isEqualTo("ren." + email);
                }));
    }

    @Test
    void patchRemovesAValueThatCannotBeRead() throws SQLException {
        put(Map.of("name", "Hina", "contacts", Map.of("email", email)));
        damage("name", "email");

        given().contentType("application/merge-patch+json")
                .body("{\"name\": null}")
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(200);

        assertThat(stored("name")).isNull();
        assertThat(stored("email")).isEqualTo(UNREADABLE);
    }

    @Test
    void putWithoutAValueThatCannotBeReadRemovesAndPublishesIt() throws SQLException {
        put(Map.of("name", "Hina", "contacts", Map.of("email", email)));
        damage("name", "email");

        put(Map.of());

        assertThat(stored("name")).isNull();
        assertThat(stored("email")).isNull();
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .last()
                .satisfies(profile -> assertThat(profile.name()).isNull()));
    }

    @Test
    void importChangesACustomerWithSuchValues() throws SQLException {
        put(Map.of("name", "Hina", "contacts", Map.of("email", email)));
        damage("name", "email");

        var job = imported("customer_id,phone\n%s,+819012345678\n".formatted(customer));

        given().get("/v1/jobs/" + job).then().body("accepted", equalTo(1)).body("rejected", equalTo(0));
        customer().body("contacts.phone", equalTo("+819012345678"));
        assertThat(stored("name")).isEqualTo(UNREADABLE);
        assertThat(stored("email")).isEqualTo(UNREADABLE);
    }

    @Test
    void cancellationAndOrderChangeACustomerWithSuchValues() throws SQLException {
        put(Map.of("name", "Hina"));
        damage("name");

        post(
                "/v1/cancellations",
                Map.of(
                        "customerId",
                        customer,
                        "reason",
                        "PRICE",
                        "cancelledAt",
                        Instant.now().minus(Duration.ofDays(2)).toString()));
        post(
                "/v1/orders",
                Map.of(
                        "orderId",
                        "o-" + customer,
                        "customerId",
                        customer,
                        "placedAt",
                        Instant.now().minus(Duration.ofDays(1)).toString(),
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")));

        customer().body("lifecycle.stage", equalTo("WON_BACK"));
        assertThat(stored("name")).isEqualTo(UNREADABLE);
    }

    @Test
    void scoringChurnsACustomerWithSuchValues() throws SQLException {
        put(Map.of("name", "Hina"));
        for (int i = 0; i < 5; i++) {
            post(
                    "/v1/orders",
                    Map.of(
                            "orderId",
                            "o" + i + "-" + customer,
                            "customerId",
                            customer,
                            "placedAt",
                            Instant.now().minus(Duration.ofDays(900 - 10 * i)).toString(),
                            "total",
                            Map.of("amount", 1200, "currency", "JPY")));
        }
        damage("name");

        String job = given().contentType("application/json")
                .body(Map.of())
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        isDone(job);
        customer().body("lifecycle.stage", equalTo("CHURNED"));
    }

    @Test
    void heldDataAndTheExportNameTheColumns() throws SQLException {
        put(Map.of("name", "Hina", "locale", "ja-JP", "birthDate", "1990-02-03", "contacts", Map.of("email", email)));
        damage("name", "birth_date_sealed");

        given().get("/v1/customers/{id}/held-data", customer)
                .then()
                .statusCode(200)
                .body("customer[0].unreadable", containsInAnyOrder("name", "birthDate"))
                .body("customer[0].name", nullValue())
                .body("customer[0].email", equalTo(email))
                .body("customer[0].locale", equalTo("ja-JP"));
    }

    @Test
    void wordsAreAbsentInTheTimelineAndInComplaints() throws SQLException {
        put(Map.of("locale", "ja-JP"));
        post("/v1/complaints", Map.of("customerId", customer, "text", "the price is too high for me"));
        execute("update complaint set text = '%1$s', evidence = '%1$s'".formatted(UNREADABLE));

        given().get("/v1/customers/{id}/timeline", customer)
                .then()
                .statusCode(200)
                .body("items.find { it.kind == 'COMPLAINT' }.details.state", notNullValue())
                .body("items.find { it.kind == 'COMPLAINT' }.details.text", nullValue());
        var complaint =
                TestDatabase.value("select cast(complaint_id as text) from complaint where customer_id = ?", customer);
        given().get("/v1/complaints/" + complaint)
                .then()
                .statusCode(200)
                .body("text", nullValue())
                .body("evidence", equalTo(List.of()));
    }

    @Test
    void insightsLeaveOutWordsThatCannotBeReadAndThoseWhoseNameCannotBeRemoved() throws SQLException {
        var words = "Hina%s says it is too expensive".formatted(customer.substring(2, 8));
        put(Map.of("name", words.split(" ")[0]));
        post("/v1/cancellations", Map.of("customerId", customer, "reason", "PRICE", "comment", words));
        post("/v1/complaints", Map.of("customerId", customer, "text", "it is too expensive, really"));
        execute("update complaint set text = '%1$s', evidence = '%1$s'".formatted(UNREADABLE));
        damage("name");

        given().get("/v1/insights/churn-reasons")
                .then()
                .statusCode(200)
                .body("reasons.quotes.flatten()", not(hasItem(words)));
        given().get("/v1/insights/complaints").then().statusCode(200);
    }

    @Test
    void correctionOfAReasonIsRefusedWhileTheNameCannotBeRemoved() throws SQLException {
        put(Map.of("name", "Hina"));
        damage("name");

        given().contentType("application/json")
                .body(Map.of("customerId", customer, "text", "Hina says it is too expensive", "reason", "PRICE"))
                .post("/v1/reason-corrections")
                .then()
                .statusCode(422)
                .body("code", equalTo("UNREADABLE_NAME"));
    }

    private ValidatableResponse customer() {
        return given().get("/v1/customers/" + customer).then();
    }

    private void put(Map<String, Object> data) {
        assertThat(given().contentType("application/json")
                        .body(data)
                        .put("/v1/customers/" + customer)
                        .statusCode())
                .isBetween(200, 201);
    }

    private void patch(Map<String, Object> data) {
        given().contentType("application/json")
                .body(data)
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(200);
    }

    private static void post(String path, Map<String, Object> body) {
        given().contentType("application/json").body(body).post(path).then().statusCode(201);
    }

    private static String imported(String file) {
        String job = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/v1/imports?kind=customers")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        isDone(job);
        return job;
    }

    private static void isDone(String job) {
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
    }

    private void damage(String... columns) throws SQLException {
        for (var column : columns) {
            execute("update customer set %s = '%s'".formatted(column, UNREADABLE));
        }
    }

    private String stored(String column) {
        return TestDatabase.value("select %s from customer where customer_id = ?".formatted(column), customer);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("%s where customer_id = '%s'".formatted(sql, customer));
        }
    }
}
