package io.winback.customer.profile;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log shows who did what with a customer, and holds no address and no word of a customer. */
@QuarkusTest
class PersonalDataInAuditTest {

    private final String id = UUID.randomUUID().toString();
    private final String customer = "c-" + id;

    /** It is in every address and every text of this test, and in no id. */
    private final String secret = "s" + UUID.randomUUID();

    private final String email = secret + "@example.com";

    @Test
    void noAddressAndNoWordIsStoredWhateverIsDone() {
        Callers.as("INTEGRATOR")
                .contentType("application/json")
                .body(Map.of("name", secret, "contacts", Map.of("email", email, "chat", secret)))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
        Callers.as("SUPPORT")
                .contentType("application/json")
                .body(Map.of("name", "Other " + secret))
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(200);
        Callers.as("SUPPORT")
                .queryParam("email", email)
                .get("/v1/customers")
                .then()
                .statusCode(200);
        Callers.as("SUPPORT").get("/v1/customers/{id}", email).then().statusCode(404);
        var complaint = created("/v1/complaints", Map.of("customerId", customer, "text", "too expensive " + secret));
        Callers.as("SUPPORT")
                .contentType("application/json")
                .body(Map.of("state", "RESOLVED", "resolution", "refunded " + secret))
                .patch("/v1/complaints/" + complaint)
                .then()
                .statusCode(200);
        created("/v1/interviews", Map.of("customerId", customer, "reasons", List.of("PRICE"), "notes", secret));
        created(
                "/v1/cancellations",
                Map.of("customerId", customer, "comment", "my mother died " + secret, "reason", "PRICE"));
        var hint = Callers.as("SUPPORT")
                .get("/v1/death-hints?customerId=" + customer)
                .<String>path("items[0].hintId");
        Callers.as("SUPPORT")
                .contentType("application/json")
                .body(Map.of("by", secret, "reason", secret))
                .post("/v1/death-hints/" + hint + "/dismissal")
                .then()
                .statusCode(200);

        var resolved = AuditLog.about("complaint/" + complaint, 2).get(1);
        assertThat(resolved.get("changes"))
                .isEqualTo(List.of(
                        Map.of("field", "resolution"),
                        Map.of("field", "state", "before", "OPEN", "after", "RESOLVED")));
        assertThat(AuditLog.about("death-hint/" + hint, 1).get(0).get("changes"))
                .isEqualTo(List.of(Map.of("field", "state", "before", "OPEN", "after", "DISMISSED")));
        assertThat(AuditLog.about("customer/" + customer, 5))
                .extracting(entry -> entry.get("operation") + " by " + entry.get("actor"))
                .containsExactlyInAnyOrder(
                        "putCustomer by integrator",
                        "patchCustomer by support",
                        "recordInterview by support",
                        "cancelCustomer by support",
                        "listDeathHints by support");
        assertThat(AuditLog.containing(secret)).isZero();
    }

    @Test
    void changesOfAProfileShowConsentsAndNamesOfPersonalFields() {
        Callers.as("INTEGRATOR")
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        secret,
                        "contacts",
                        Map.of("email", email),
                        "attributes",
                        Map.of(secret, 1),
                        "consents",
                        Map.of("EMAIL", true)))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
        patch(Map.of("consents", Map.of("EMAIL", false)));
        patch(Map.of("name", "Other " + secret, "locale", "en"));
        patch(Map.of("locale", "en"));

        var entries = AuditLog.about("customer/" + customer, 4);

        assertThat(entries)
                .extracting(entry -> entry.get("changes"))
                .containsExactly(
                        List.of(
                                Map.of("field", "attributes"),
                                Map.of("field", "consents.EMAIL", "after", true),
                                Map.of("field", "contacts.email"),
                                Map.of("field", "name")),
                        List.of(Map.of("field", "consents.EMAIL", "before", true, "after", false)),
                        List.of(Map.of("field", "locale", "after", "en"), Map.of("field", "name")),
                        List.of());
        assertThat(AuditLog.containing(secret)).isZero();
    }

    private void patch(Map<String, Object> body) {
        Callers.as("SUPPORT")
                .contentType("application/json")
                .body(body)
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(200);
    }

    @Test
    void aReaderOfPersonalDataHasAnEntryAndAViewerWhoSeesItMaskedHasNone() {
        Callers.as("INTEGRATOR")
                .contentType("application/json")
                .body(Map.of("name", "Hina"))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
        Callers.as("VIEWER").get("/v1/customers/" + customer).then().statusCode(200);
        Callers.as("VIEWER")
                .get("/v1/customers/" + customer + "/timeline")
                .then()
                .statusCode(200);
        Callers.as("ADMIN").get("/v1/customers/" + customer).then().statusCode(200);
        Callers.as("SUPPORT")
                .get("/v1/customers/" + customer + "/timeline")
                .then()
                .statusCode(200);

        assertThat(AuditLog.about("customer/" + customer, 3))
                .extracting(entry -> entry.get("operation") + " by " + entry.get("actor"))
                .containsExactly("putCustomer by integrator", "getCustomer by admin", "getTimeline by support");
    }

    @Test
    void changesOfThemesFormatsAndRatesShowWhatDiffers() {
        put("MARKETER", "/v1/themes/t-" + id, Map.of("name", "Late parcels", "reason", "DELIVERY"));
        put("MARKETER", "/v1/themes/t-" + id, Map.of("name", "Lost parcels", "reason", "DELIVERY"));
        var format =
                Callers.as("ADMIN").get("/v1/import-formats/stripe").jsonPath().<String, Object>getMap("$");
        format.remove("formatId");
        format.remove("preset");
        put("OPERATOR", "/v1/import-formats/f-" + id, format);
        Callers.as("OPERATOR").delete("/v1/import-formats/f-" + id).then().statusCode(204);
        put("OPERATOR", "/v1/exchange-rates/UZS", Map.of("date", "2001-01-01", "to", "JPY", "rate", 1.25));
        put("OPERATOR", "/v1/exchange-rates/UZS", Map.of("date", "2001-01-01", "to", "JPY", "rate", 1.5));
        Callers.as("OPERATOR")
                .delete("/v1/exchange-rates/UZS/to/JPY/2001-01-01")
                .then()
                .statusCode(204);

        assertThat(AuditLog.about("theme/t-" + id, 2).get(1).get("changes"))
                .isEqualTo(List.of(Map.of("field", "name", "before", "Late parcels", "after", "Lost parcels")));
        assertThat(AuditLog.about("import-format/f-" + id, 2))
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putImportFormat", "deleteImportFormat");
        var rates = AuditLog.about("exchange-rate/UZS", 3);
        assertThat(rates.get(1).get("changes").toString()).contains("before=1.25", "after=1.5");
        assertThat(rates.get(2).get("operation")).isEqualTo("deleteExchangeRate");
        assertThat(rates.get(2).get("changes").toString()).contains("before=1.5", "before=2001-01-01");
    }

    private static void put(String role, String path, Map<String, Object> body) {
        var status = Callers.as(role)
                .contentType("application/json")
                .body(body)
                .put(path)
                .statusCode();
        assertThat(status).as(path).isIn(200, 201);
    }

    private static String created(String path, Map<String, Object> body) {
        var answer =
                Callers.as("SUPPORT").contentType("application/json").body(body).post(path);
        answer.then().statusCode(201);
        return answer.path("complaintId");
    }
}
