package io.winback.testkit;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation that changes something records in the audit log what it is about, and each change of a definition which fields
 * differ. The requests are valid and change the service, so each test has the profile {@link OwnDatabase}.
 */
public abstract class AuditSubjectsContract extends ServiceContract {

    private static final String NOW = "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

    /** The words of the console, which also are the kinds that it can search for. */
    private static final Path WORDS =
            Path.of("campaign-service/src/main/resources/io/winback/campaign/console/audit-words_en.properties");

    /** Valid bodies that the schemas do not describe enough, by their operation, such as {@code POST /v1/orders}. */
    protected abstract Map<String, String> bodies();

    /** The operations that are about no single thing, such as {@code POST /v1/reason-classifications}, with the reason. */
    protected abstract Map<String, String> withoutSubject();

    /** The operations that change no definition: their entries have the result alone. */
    protected abstract Set<String> withoutFields();

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
        eventually().untilAsserted(() -> assertThat(entries(walk, begin).entrySet().stream()
                        .filter(operation -> operation.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .as("operations without an entry")
                .isEmpty());
        var entries = entries(walk, begin);
        assertThat(having(entries, entry -> !entry.containsKey("subject")))
                .as("operations whose entries have no subject")
                .containsExactlyInAnyOrderElementsOf(withoutSubject().keySet());
        assertThat(kinds(entries)).as("kinds of subjects that have words").isSubsetOf(kindsWithWords());
        assertThat(entries.keySet().stream().filter(operation -> entries.get(operation).stream()
                        .allMatch(entry -> ((List<?>) entry.get("changes")).isEmpty())))
                .as("operations whose entries name no field")
                .containsExactlyInAnyOrderElementsOf(withoutFields());
    }

    /** The entries of the successes and changes of each operation. */
    private static Map<String, List<Map<String, Object>>> entries(AuditWalk walk, String begin) {
        var found = new TreeMap<String, List<Map<String, Object>>>();
        walk.succeeded().forEach((operation, id) -> found.put(operation, entries(id, begin)));
        return found;
    }

    private static List<Map<String, Object>> entries(String operation, String begin) {
        return Callers.as("ADMIN")
                .queryParam("operation", operation)
                .queryParam("from", begin)
                .queryParam("limit", 200)
                .get("/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> !(entry.get("outcome") instanceof Integer status) || status < 400)
                .toList();
    }

    /** The operations with an entry of which a condition holds. */
    private static List<String> having(
            Map<String, List<Map<String, Object>>> entries, Predicate<Map<String, Object>> condition) {
        return entries.entrySet().stream()
                .filter(operation -> operation.getValue().stream().anyMatch(condition))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> kinds(Map<String, List<Map<String, Object>>> entries) {
        return entries.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.containsKey("subject"))
                .map(entry -> entry.get("subject").toString().split("/", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> kindsWithWords() throws IOException {
        var words = new Properties();
        words.load(new StringReader(Files.readString(SourceRules.checkout().resolve(WORDS))));
        return words.stringPropertyNames().stream()
                .filter(name -> name.startsWith("kind."))
                .map(name -> name.substring("kind.".length()))
                .collect(Collectors.toSet());
    }
}
