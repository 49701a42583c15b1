package io.winback.testkit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

/**
 * Malformed, oversized and hostile input never makes a service fail. Its answers are those of its OpenAPI document. Some of the
 * requests are valid and change the service, so each test has the profile {@link OwnDatabase}.
 */
public abstract class FuzzContract extends ServiceContract {

    private static final long SEED = 20_261_122;
    private static final Path MATRIX = Path.of("..", "docs", "security.md");
    private static final Set<String> PAGES = Set.of("page", "form");

    /** The first word of the name of the service, such as {@code campaign}. */
    protected abstract String name();

    /** The lowest number of requests that a run sends. A change of the generator must not shrink the test unnoticed. */
    protected abstract int fewestRequests();

    /** The operations whose valid request succeeds as none of their roles, with the reason. */
    protected Map<String, String> withoutSuccess() {
        return Map.of();
    }

    /** Valid bodies that the schemas do not describe enough, by their operation, such as {@code POST /v1/orders}. */
    protected Map<String, String> bodies() {
        return Map.of();
    }

    /** The operations that begin a job which takes long. They get few requests. */
    protected Set<String> slow() {
        return Set.of();
    }

    /** The operations whose effect outlasts the test. They get only requests that are refused for their path or their query. */
    protected Set<String> onlyRefused() {
        return Set.of();
    }

    @Test
    void noInputMakesTheServiceFail() throws Exception {
        makeDeadLetters();
        try (var log = ErrorLog.open()) {
            var run = new FuzzRun(service(), SEED, bodies(), slow(), onlyRefused());

            var wrong = run.wrongAnswers();
            wrong.addAll(run.wrongPages(AccessMatrix.of(name(), MATRIX).stream()
                    .filter(route -> PAGES.contains(route.operation()))
                    .toList()));

            var successes = run.successes();
            System.out.printf("%s-service, seed %d: %s; %s%n", name(), SEED, run.tally(), successes.text());
            var missing = successes.missing();
            missing.forEach((operation, refusal) -> System.out.printf("  %s: %s%n", operation, refusal));
            assertThat(wrong).isEmpty();
            assertThat(log.errors()).isEmpty();
            assertThat(run.health().faults()).as("the health during the run").isEmpty();
            assertThat(missing.keySet())
                    .as("operations that succeed as none of their roles")
                    .isSubsetOf(withoutSuccess().keySet());
            assertThat(successes.unequal())
                    .as("operations that succeed as some of their roles")
                    .isEmpty();
            assertThat(run.tally().requests()).as("requests").isGreaterThanOrEqualTo(fewestRequests());
        }
        given().get("/q/health").then().statusCode(200);
    }

    /** They are listed and replayed by requests, with their causes. */
    private static void makeDeadLetters() {
        UnreadableEvents.send();
        eventually().untilAsserted(() -> given().get("/v1/dead-letters").then().body("items", not(empty())));
    }
}
