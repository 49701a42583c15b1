package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import io.winback.testkit.MaskingContract;
import io.winback.testkit.SampleDeadLetter;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

/** Personal data of customers is masked for roles that do not need it. */
@QuarkusTest
class MaskingTest extends MaskingContract {

    private final String customer = "c-" + UUID.randomUUID();
    private final String unique = customer.substring(2);
    private final String email = "hanako-" + unique + "@example.com";
    private final String phone = "+8190%08d".formatted(Math.floorMod(customer.hashCode(), 100_000_000));
    private final String chat = "U" + unique;
    private final String comment = "高すぎます " + unique;
    private final String theme = "t-" + unique;
    private final UUID export = UUID.randomUUID();
    private String complaint;
    private String hint;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void aCustomerComplains() throws SQLException {
        created(
                "/v1/orders",
                Map.of(
                        "orderId",
                        "o-" + unique,
                        "customerId",
                        customer,
                        "placedAt",
                        "2026-11-01T00:00:00Z",
                        "total",
                        Map.of("amount", 900_000_000, "currency", "JPY")));
        given().contentType("application/json")
                .body(Map.of(
                        "name",
                        "佐藤 花子" + unique,
                        "birthDate",
                        "1990-04-01",
                        "contacts",
                        Map.of("email", email, "phone", phone, "chat", chat)))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(200);
        complaint = created("/v1/complaints", Map.of("customerId", customer, "text", comment));
        created(
                "/v1/interviews",
                Map.of("customerId", customer, "reasons", List.of("PRICE"), "notes", "notes " + comment));
        // Few customers of the tests have this reason, so that the first page of the list has this one.
        created("/v1/cancellations", Map.of("customerId", customer, "reason", "PAYMENT_FAILED"));
        SampleDeadLetter.quoting(email, comment);
        aTextReportsADeath();
        given().contentType("application/json")
                .body(Map.of("name", "late", "reason", "DELIVERY"))
                .put("/v1/themes/" + theme)
                .then()
                .statusCode(201);
        evidenceQuotesTheCustomer();
        anExportIsKept();
    }

    private void aTextReportsADeath() {
        created("/v1/complaints", Map.of("customerId", customer, "text", "My mother passed away last week"));
        hint = given().get("/v1/death-hints?customerId=" + customer).path("items[0].hintId");
        given().contentType("application/json")
                .body(Map.of("by", "support-7", "reason", "the customer says: " + comment))
                .post("/v1/death-hints/" + hint + "/dismissal")
                .then()
                .statusCode(200);
    }

    /** A value that is not sealed is read as it is. */
    private void evidenceQuotesTheCustomer() throws SQLException {
        execute("update customer set evidence = '[\"%s\"]' where customer_id = '%s'".formatted(comment, customer));
    }

    /** As an export leaves it. An export itself needs the other services. */
    private void anExportIsKept() throws SQLException {
        execute("insert into job (job_id, kind, state, started_at) values ('%s', 'EXPORT', 'DONE', now())"
                .formatted(export));
        execute("insert into personal_file (job_id, customer_id, content, made_at) values ('%s', '%s', '%s', now())"
                .formatted(export, customer, "{\"email\": \"%s\", \"comment\": \"%s\"}".formatted(email, comment)));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    protected String service() {
        return "customer";
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of(
                "customerId", customer,
                "complaintId", complaint,
                "orderId", "o-" + unique,
                "hintId", hint,
                "jobId", export.toString(),
                "themeId", theme,
                "formatId", "winback");
    }

    @Override
    protected Map<String, String> queries() {
        return Map.of(
                "/v1/customers", "?churnReason=PAYMENT_FAILED&limit=200",
                "/v1/complaints", "?customerId=" + customer,
                "/v1/death-hints", "?customerId=" + customer,
                "/v1/interviews", "?customerId=" + customer);
    }

    @Override
    protected Map<String, List<String>> personalData() {
        return Map.of(
                "addresses", List.of(email, phone, chat, "花子" + unique, "1990-04-01"),
                "words", List.of(comment));
    }

    /** Reports of long work, an export that starts a job, and rates of currencies. */
    @Override
    protected Set<String> withoutSample() {
        return Set.of(
                "/v1/customers/{customerId}/export",
                "/v1/exchange-rates/{currency}",
                "/v1/reason-classifiers/latest",
                "/v1/scoring-models/latest",
                "/v1/scorings/backtests/latest");
    }

    @Test
    void aViewerSeesInitialsAndMaskedAddresses() {
        Callers.as("VIEWER")
                .get("/v1/customers/" + customer)
                .then()
                .statusCode(200)
                .body("name", equalTo("佐. 花."))
                .body("contacts.email", equalTo("h***@example.com"))
                .body("contacts.phone", equalTo("***" + phone.substring(phone.length() - 3)))
                .body("contacts.chat", equalTo("***" + chat.substring(chat.length() - 3)))
                .body("birthDate", nullValue());
    }

    @Test
    void theTimelineOfAViewerHasComplaintsWithoutTheirText() {
        Callers.as("VIEWER")
                .get("/v1/customers/" + customer + "/timeline")
                .then()
                .statusCode(200)
                .body("items.find { it.kind == 'COMPLAINT' }.details.text", nullValue())
                .body("items.find { it.kind == 'COMPLAINT' }.details.state", equalTo("OPEN"))
                .body("items.kind", hasItem("INTERVIEW"));
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, 403",
        "MARKETER, 403",
        "APPROVER, 403",
        "OPERATOR, 403",
        "SUPPORT, 200",
        "INTEGRATOR, 200",
        "ADMIN, 200"
    })
    void onlyRolesThatReadAddressesSearchByThem(String role, int status) {
        for (var parameter :
                Map.of("email", email, "phone", phone, "name", "花子").entrySet()) {
            var answer = Callers.as(role)
                    .queryParam(parameter.getKey(), parameter.getValue())
                    .get("/v1/customers")
                    .then()
                    .statusCode(status);
            if (status == 403) {
                answer.contentType("application/problem+json")
                        .body(
                                "detail",
                                equalTo("%s: a search by it needs one of the roles SUPPORT, INTEGRATOR, ADMIN"
                                        .formatted(parameter.getKey())));
            }
        }
    }

    private static String created(String path, Map<String, Object> body) {
        var answer = given().contentType("application/json").body(body).post(path);
        answer.then().statusCode(201);
        return answer.path("complaintId");
    }
}
