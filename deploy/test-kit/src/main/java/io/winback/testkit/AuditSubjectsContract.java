package io.winback.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation that changes something records in the audit log what it is about. The requests are valid and change the service,
 * so each test has the profile {@link OwnDatabase}.
 */
public abstract class AuditSubjectsContract extends ServiceContract {

    private static final String NOW = "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

    /** Valid bodies that the schemas do not describe enough, by their operation, such as {@code POST /v1/orders}. */
    protected abstract Map<String, String> bodies();

    /** The operations that are about no single thing, such as {@code POST /v1/reason-classifications}, with the reason. */
    protected abstract Map<String, String> withoutSubject();

    /** The operations whose valid request does not succeed in the test. */
    protected abstract Set<String> withoutSuccess();

    @Test
    void everyChangeHasASubjectInTheAuditLog() throws Exception {
        var begin = TestDatabase.value(NOW);
        var walk = new AuditWalk(service(), bodies());

        walk.walk();

        System.out.printf(
                "subjects in the audit log: %d operations succeeded%n",
                walk.succeeded().size());
        walk.refused().forEach((operation, refusal) -> System.out.printf("  %s: %s%n", operation, refusal));
        assertThat(walk.refused().keySet()).as("operations that do not succeed").isSubsetOf(withoutSuccess());
        eventually().untilAsserted(() -> assertThat(walk.succeeded().entrySet().stream()
                        .filter(operation ->
                                subjects(operation.getValue(), begin).isEmpty())
                        .map(Map.Entry::getKey))
                .as("operations without an entry")
                .isEmpty());
        assertThat(walk.succeeded().entrySet().stream()
                        .filter(operation ->
                                subjects(operation.getValue(), begin).contains(""))
                        .map(Map.Entry::getKey))
                .as("operations whose entries have no subject")
                .containsExactlyInAnyOrderElementsOf(withoutSubject().keySet());
    }

    /** The subjects of the successes and changes of an operation; empty for one without a subject. */
    private static Set<String> subjects(String operation, String begin) {
        var found = new TreeSet<String>();
        List<Map<String, Object>> entries = Callers.as("ADMIN")
                .queryParam("operation", operation)
                .queryParam("from", begin)
                .queryParam("limit", 200)
                .get("/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        for (var entry : entries) {
            if (!(entry.get("outcome") instanceof Integer status) || status < 400) {
                found.add((String) entry.getOrDefault("subject", ""));
            }
        }
        return found;
    }
}
