package io.winback.testkit;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The audit log of the service under test. */
public final class AuditLog {

    private AuditLog() {}

    /** Waits for a number of entries about a subject, such as {@code offer/ten}. The oldest is the first. */
    public static List<Map<String, Object>> about(String subject, int number) {
        eventually().untilAsserted(() -> assertThat(found(subject).<List<?>>get("items"))
                .as("audit entries about " + subject)
                .hasSize(number));
        return found(subject).get("items.reverse()");
    }

    private static JsonPath found(String subject) {
        return Callers.as("ADMIN")
                .queryParam("subject", subject)
                .queryParam("limit", 200)
                .get("/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** How many entries contain a text in any column. */
    public static long containing(String text) {
        return Long.parseLong(TestDatabase.value(
                "select count(*) from audit_entry where strpos(cast(audit_entry as text), ?) > 0", text));
    }
}
