package io.winback.notification.template;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log shows who changed a template, and who changed or read the consents of a customer. */
@QuarkusTest
class TemplateAuditTest {

    private final String template = "t-" + UUID.randomUUID();
    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void everyChangeOfATemplateHasOneEntryWithWhatDiffers() {
        put("hello", 201);
        put("welcome back", 200);
        Callers.as("ADMIN").delete("/v1/templates/" + template).then().statusCode(204);

        var entries = AuditLog.about("template/" + template, 3);
        assertThat(entries)
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putTemplate", "putTemplate", "deleteTemplate");
        assertThat(entries).extracting(entry -> entry.get("actor")).containsExactly("marketer", "marketer", "admin");
        assertThat(entries.get(1).get("changes").toString()).contains("hello", "welcome back");
    }

    @Test
    void consentsHaveTheStatesBeforeAndAfterAndTheirReadersAreRecorded() {
        putConsents(Map.of("EMAIL", true));
        putConsents(Map.of("EMAIL", false));
        Callers.as("SUPPORT")
                .get("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(200);

        var entries = AuditLog.about("customer/" + customer, 3);
        assertThat(entries)
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putConsents", "putConsents", "getConsents");
        assertThat(entries.get(1).get("changes"))
                .isEqualTo(List.of(Map.of("field", "EMAIL", "before", true, "after", false)));
        assertThat(entries.get(2).get("actor")).isEqualTo("support");
    }

    private void put(String text, int status) {
        Callers.as("MARKETER")
                .contentType("application/json")
                .body(Map.of("messages", List.of(Map.of("locale", "en", "channel", "CHAT", "text", text))))
                .put("/v1/templates/" + template)
                .then()
                .statusCode(status);
    }

    private void putConsents(Map<String, Object> consents) {
        Callers.as("INTEGRATOR")
                .contentType("application/json")
                .body(consents)
                .put("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(200);
    }
}
