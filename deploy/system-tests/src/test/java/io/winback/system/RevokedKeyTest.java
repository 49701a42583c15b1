package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A key is issued by campaign-service, and all four services and a second replica accept and refuse it. */
@Tag("fault")
class RevokedKeyTest {

    /** A wrong key is 401, and 429 if many wrong ones came from the same address. A right key is never 429. */
    private static final List<Integer> REFUSED = List.of(401, 429);

    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(5);
    private static final RunningStack SYSTEM = RunningStack.get();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name = "system-" + UUID.randomUUID();

    /** Keys are published again after each start. Other tests compare tables before and after one. */
    @AfterAll
    static void forgetKeys() {
        SYSTEM.restore("campaign", List.of("delete from api_key"));
    }

    @Test
    void aRevokedKeyIsRefusedByAllServicesAndReplicasWithinFiveSeconds() {
        var replica = SYSTEM.stack().startReplica("offer", System.out::println);
        try {
            var urls = figures();
            urls.put(replica, "http://127.0.0.1:" + portOf(replica) + "/v1/figures");
            var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}");
            var key = issued.path("key").asText();
            eventually().untilAsserted(() -> assertThat(statuses(urls, key)).containsOnly(200));

            revoke(issued);
            var revoked = Instant.now();

            var seconds = secondsUntilRefused(urls, key, revoked);
            System.out.println("refused after seconds: " + seconds);
            assertThat(seconds.values()).allMatch(taken -> taken < REFUSED_WITHIN.toSeconds());
            assertNoLogHas(key);
        } finally {
            SYSTEM.kill(replica);
        }
    }

    @Test
    void bothKeysAreAcceptedDuringAnOverlapAndTheOldOneIsRefusedAtItsEnd() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}");
        var old = issued.path("key").asText();
        eventually().untilAsserted(() -> assertThat(statuses(figures(), old)).containsOnly(200));

        var key = SYSTEM.api()
                .post(
                        SYSTEM.campaign("/v1/api-keys/" + issued.path("keyId").asText() + "/rotation"),
                        Map.of("overlap", "PT10S"))
                .path("key")
                .asText();

        eventually().untilAsserted(() -> assertThat(statuses(figures(), key)).containsOnly(200));
        assertThat(statuses(figures(), old)).containsOnly(200);
        eventually().untilAsserted(() -> assertThat(statuses(figures(), old)).isSubsetOf(REFUSED));
        assertThat(statuses(figures(), key)).containsOnly(200);
    }

    @Test
    void aServiceWhoseDatabaseLostItsKeysLearnsThemWhenCampaignServiceStarts() {
        var key =
                issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").path("key").asText();
        eventually().untilAsserted(() -> assertThat(statuses(figures(), key)).containsOnly(200));
        SYSTEM.restore("offer", List.of("delete from known_key"));
        eventually().until(() -> REFUSED.contains(status(figures().get("offer"), key)));

        SYSTEM.kill("campaign");
        SYSTEM.start("campaign");

        eventually().untilAsserted(() -> assertThat(statuses(figures(), key)).containsOnly(200));
    }

    @Test
    void theLastUseAtAnotherServiceIsShown() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}");
        var key = issued.path("key").asText();

        eventually().until(() -> status(figures().get("offer"), key) == 200);

        eventually().until(() -> SYSTEM.api()
                .get(SYSTEM.campaign("/v1/api-keys/" + issued.path("keyId").asText()))
                .hasNonNull("lastUsedAt"));
    }

    @Test
    void everyOtherFormOfTheKeyIsRefusedByAllServices() {
        var expiring = issue("{\"name\": \"%s-short\", \"roles\": [\"VIEWER\"], \"expiresAt\": \""
                        + Instant.now().plusSeconds(15) + "\"}")
                .path("key")
                .asText();
        var key =
                issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").path("key").asText();
        eventually().untilAsserted(() -> assertThat(statuses(figures(), expiring))
                .as("before its expiry")
                .containsOnly(200));
        eventually().untilAsserted(() -> assertThat(statuses(figures(), key)).containsOnly(200));

        for (var url : figures().values()) {
            assertThat(status(request(url + "?key=" + key))).as("in the query").isIn(REFUSED);
            assertThat(status(request(url + "?key=" + key).header(AccessKeys.HEADER, key)))
                    .as("in the query beside the header")
                    .isIn(REFUSED);
            assertThat(status(request(url).header(AccessKeys.HEADER, key).header(AccessKeys.HEADER, key)))
                    .as("two headers")
                    .isIn(REFUSED);
            assertThat(status(request(url).header(AccessKeys.HEADER, key).header("Authorization", "Bearer " + key)))
                    .as("both kinds of credentials")
                    .isIn(REFUSED);
            assertThat(status(url, "key_" + key.substring(4)))
                    .as("other prefix")
                    .isIn(REFUSED);
            assertThat(status(url, "wbk_" + "A".repeat(10_000)))
                    .as("10,000 characters")
                    .isIn(REFUSED);
            assertThat(status(url, key.substring(0, key.length() - 1)))
                    .as("one character less")
                    .isIn(REFUSED);
        }
        eventually()
                .untilAsserted(() ->
                        assertThat(statuses(figures(), expiring)).as("expired").isSubsetOf(REFUSED));
    }

    private JsonNode issue(String body) {
        var answer = SYSTEM.api().post(SYSTEM.campaign("/v1/api-keys"), read(body.formatted(name)));
        assertThat(answer.path("key").asText()).startsWith("wbk_");
        return answer;
    }

    private static void revoke(JsonNode issued) {
        SYSTEM.api().post(SYSTEM.campaign("/v1/api-keys/" + issued.path("keyId").asText() + "/revocation"));
    }

    /** The time after the revocation at which each address refused the key for the first time. */
    private static Map<String, Double> secondsUntilRefused(Map<String, String> urls, String key, Instant revoked) {
        var seconds = new LinkedHashMap<String, Double>();
        eventually().until(() -> {
            urls.forEach((service, url) -> {
                if (!seconds.containsKey(service) && REFUSED.contains(status(url, key))) {
                    seconds.put(
                            service, Duration.between(revoked, Instant.now()).toMillis() / 1000.0);
                }
            });
            return seconds.size() == urls.size();
        });
        return seconds;
    }

    private static void assertNoLogHas(String key) {
        for (var part : SYSTEM.stack().pids().keySet()) {
            try {
                assertThat(Files.readString(SYSTEM.stack().log(part))).doesNotContain(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, String> figures() {
        var urls = new LinkedHashMap<String, String>();
        Stack.SERVICES.forEach(
                service -> urls.put(service, SYSTEM.stack().ports().url(service) + "/v1/figures"));
        return urls;
    }

    private static List<Integer> statuses(Map<String, String> urls, String key) {
        var statuses = new ArrayList<Integer>();
        urls.values().forEach(url -> statuses.add(status(url, key)));
        return statuses;
    }

    private static int status(String url, String key) {
        return status(request(url).header(AccessKeys.HEADER, key));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String portOf(String replica) {
        return replica.substring(replica.lastIndexOf('-') + 1);
    }
}
