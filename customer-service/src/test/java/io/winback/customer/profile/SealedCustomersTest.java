package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The database holds no name, address or word of a customer that a person can read. */
@QuarkusTest
class SealedCustomersTest {

    /** Its rows leave within a second; Kafka has the same events. */
    private static final String OUTBOX = "outbox";

    /** Its key is in no keyset file. */
    private static final String UNREADABLE = "sealed:00000000:" + "A".repeat(44);

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String customer = "c-" + UUID.randomUUID();
    private final String name = "Hina" + token;
    private final String email = "Hina." + token + "@customers.example";
    private final String phone = "+8190" + (10_000_000 + Math.abs(token.hashCode()) % 80_000_000);
    private final String words = "palace" + token;

    @Inject
    AgroalDataSource database;

    @Test
    void noTextColumnHoldsANameAnAddressOrAWord() {
        aCustomerWhoSpeaks();

        for (var secret : List.of(name, email, phone, "chat-" + token, words, "1990-02-03")) {
            assertThat(tablesWith(secret)).as(secret).isEmpty();
        }
        // Upper and lower case do not hide it.
        assertThat(tablesWith(email.toLowerCase())).isEmpty();
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        aCustomerWhoSpeaks();

        given().get("/v1/customers/" + customer)
                .then()
                .body("name", equalTo(name))
                .body("contacts.email", equalTo(email))
                .body("contacts.phone", equalTo(phone))
                .body("contacts.chat", equalTo("chat-" + token))
                .body("birthDate", equalTo("1990-02-03"));
        var timeline = given().get("/v1/customers/{id}/timeline", customer).asString();
        for (var kind : List.of("complaint ", "survey ", "interview ", "cancelled ", "return ")) {
            assertThat(timeline).contains(kind + words);
        }
        var held = given().get("/v1/customers/{id}/held-data", customer);
        assertThat(held.<String>path("customer[0].birthDate")).isEqualTo("1990-02-03");
        assertThat(held.<String>path("customer[0].email")).isEqualTo(email);
        assertThat(held.<Map<String, Object>>path("customer[0]"))
                .doesNotContainKeys("emailIndex", "nameIndex", "phoneIndex", "birthDateSealed");
        assertThat(held.<String>path("surveyResponses[0].answers.why")).isEqualTo("answer " + words);
        assertThat(held.asString()).doesNotContain("sealed:");
    }

    @Test
    void changedNameIsFoundAndTheFormerOneIsNot() {
        put(Map.of("name", name, "contacts", Map.of("email", email)));
        put(Map.of("name", "Ren" + token, "contacts", Map.of("email", "ren." + email)));

        assertThat(found("name", "ren" + token)).containsExactly(customer);
        assertThat(found("name", name)).isEmpty();
        assertThat(found("email", "REN." + email)).containsExactly(customer);
        assertThat(found("email", email)).isEmpty();
    }

    @Test
    void sameDataChangesNoSealedValue() {
        put(Map.of("name", name, "birthDate", "1990-02-03", "contacts", Map.of("email", email)));
        var before = row();

        put(Map.of("name", name, "birthDate", "1990-02-03", "contacts", Map.of("email", email)));

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void customerOfAnEarlierReleaseIsReadAndFoundAndSealedInTheBackground() throws SQLException {
        put(Map.of("locale", "ja-JP"));
        execute("update customer set name = '%s', email = '%s', phone = '%s', birth_date = '1990-02-03'"
                .formatted(name, email, phone));

        given().get("/v1/customers/" + customer)
                .then()
                .body("name", equalTo(name))
                .body("birthDate", equalTo("1990-02-03"));
        isFound();
        given().contentType("application/json")
                .body(Map.of("locale", "en"))
                .patch("/v1/customers/" + customer)
                .then()
                .body("name", equalTo(name))
                .body("birthDate", equalTo("1990-02-03"));
        isFound();
        repeatPasses();

        eventually().untilAsserted(() -> assertThat(tablesWith(token)).isEmpty());
        given().get("/v1/customers/" + customer)
                .then()
                .body("name", equalTo(name))
                .body("contacts.email", equalTo(email))
                .body("birthDate", equalTo("1990-02-03"));
        isFound();
    }

    @Test
    void valueOfAnotherCustomerIsNotShown() throws SQLException {
        put(Map.of("name", name));
        var other = customer + "-other";
        given().contentType("application/json")
                .body(Map.of("name", "Ren"))
                .put("/v1/customers/" + other)
                .then()
                .statusCode(201);
        execute("update customer set name = (select name from customer where customer_id = '%s-other')"
                .formatted(customer));

        given().get("/v1/customers/" + customer).then().statusCode(200).body("name", nullValue());
        given().get("/v1/customers/" + other).then().statusCode(200).body("name", equalTo("Ren"));
        execute("update customer set name = null");
    }

    @Test
    void unreadableEvidenceStopsNoOrderAndNoReplacementAndStaysAsItIs() throws SQLException {
        put(Map.of("name", name));
        post("/v1/cancellations", Map.of("customerId", customer, "reason", "PRICE"));
        execute("update customer set evidence = '%s'".formatted(UNREADABLE));

        put(Map.of("name", name, "locale", "ja"));
        post(
                "/v1/orders",
                Map.of(
                        "orderId",
                        "o-" + token,
                        "customerId",
                        customer,
                        "placedAt",
                        Instant.now().minus(Duration.ofDays(9)).toString(),
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")));

        assertThat(TestDatabase.value("select orders from customer where customer_id = ?", customer))
                .isEqualTo("1");
        assertThat(TestDatabase.value("select evidence from customer where customer_id = ?", customer))
                .isEqualTo(UNREADABLE);
        execute("update customer set evidence = null");
    }

    @Test
    void unreadableValuesAreReplaced() throws SQLException {
        put(Map.of("name", "Ren", "birthDate", "1990-02-03"));
        execute("update customer set name = '%1$s', email = '%1$s', birth_date_sealed = '%1$s'".formatted(UNREADABLE));

        put(Map.of("name", name, "birthDate", "1991-02-03", "contacts", Map.of("email", email, "phone", phone)));

        given().get("/v1/customers/" + customer)
                .then()
                .body("name", equalTo(name))
                .body("birthDate", equalTo("1991-02-03"));
        isFound();
    }

    @Test
    void customerWithUnreadableValuesIsErased() throws SQLException {
        put(Map.of("name", name));
        execute("update customer set name = '%1$s', email = '%1$s', evidence = '%1$s'".formatted(UNREADABLE));

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        assertThat(tablesWith(UNREADABLE)).isEmpty();
    }

    @Test
    void searchesUseTheIndexesOfSealedAndOfPlainValues() throws SQLException {
        assertThat(plan("name_index is not null and string_to_array(name_index, ' ') @> cast('{a}' as text[])"
                        + " or customer_name_words(name) @@ cast('a:*' as tsquery)"))
                .contains("customer_by_name_index", "customer_by_name ");
        assertThat(plan("email_index = any('{a}') or lower(email) = any('{a}')"))
                .contains("customer_by_email_index", "customer_by_email ");
        assertThat(plan("phone_index = any('{a}') or phone = 'a'"))
                .contains("customer_by_phone_index", "customer_by_phone ");
    }

    @Test
    void erasureLeavesNoBlindIndex() {
        put(Map.of("name", name, "contacts", Map.of("email", email, "phone", phone)));
        var index = TestDatabase.value("select email_index from customer where customer_id = ?", customer);

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        assertThat(TestDatabase.value("select count(*) from customer where email_index = ?", index))
                .isEqualTo("0");
        assertThat(found("email", email)).isEmpty();
    }

    private void isFound() {
        assertThat(found("name", name.toUpperCase())).containsExactly(customer);
        assertThat(found("email", email)).containsExactly(customer);
        assertThat(found("phone", phone)).containsExactly(customer);
    }

    private void aCustomerWhoSpeaks() {
        put(Map.of(
                "name",
                name,
                "birthDate",
                "1990-02-03",
                "contacts",
                Map.of("email", email, "phone", phone, "chat", "chat-" + token)));
        post("/v1/complaints", Map.of("customerId", customer, "text", "too expensive complaint " + words));
        post(
                "/v1/survey-responses",
                Map.of(
                        "customerId",
                        customer,
                        "kind",
                        "EXIT",
                        "comment",
                        "survey " + words,
                        "answers",
                        Map.of("why", "answer " + words)));
        post("/v1/interviews", Map.of("customerId", customer, "notes", "interview " + words));
        post("/v1/returns", Map.of("customerId", customer, "orderId", "o-" + token, "comment", "return " + words));
        post("/v1/cancellations", Map.of("customerId", customer, "comment", "cancelled " + words, "reason", "PRICE"));
    }

    /** The tables with a row that contains the text. */
    private static List<String> tablesWith(String text) {
        var found = new ArrayList<String>();
        for (var table : TestDatabase.column(
                "select tablename from pg_tables where schemaname = 'public' and tablename <> ?", OUTBOX)) {
            var rows = TestDatabase.column(
                    "select cast(held as text) from %s as held where strpos(lower(cast(held as text)), lower(?)) > 0"
                            .formatted(table),
                    text);
            rows.stream().map(row -> table + ": " + row).forEach(found::add);
        }
        return found;
    }

    private String row() {
        return TestDatabase.value(
                "select cast(to_jsonb(held) as text) from customer as held where customer_id = ?", customer);
    }

    private static List<String> found(String parameter, String value) {
        return given().queryParam(parameter, value)
                .get("/v1/customers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.customerId");
    }

    private void put(Map<String, Object> data) {
        assertThat(given().contentType("application/json")
                        .body(data)
                        .put("/v1/customers/" + customer)
                        .statusCode())
                .isBetween(200, 201);
    }

    private static void post(String path, Map<String, Object> body) {
        assertThat(given().contentType("application/json").body(body).post(path).statusCode())
                .as(path)
                .isBetween(200, 201);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("%s where customer_id = '%s'".formatted(sql, customer));
        }
    }

    private String plan(String condition) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off; set local enable_indexscan = off");
            var plan = new StringBuilder();
            try (var lines = statement.executeQuery(
                    "explain select customer_id from customer where not erased and (%s)".formatted(condition))) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append(' ');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }

    private void repeatPasses() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update sealing_pass set finished_at = finished_at - interval '2 days'");
        }
    }
}
