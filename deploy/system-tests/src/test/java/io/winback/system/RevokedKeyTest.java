package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** A wrong key. More than 30 in a minute from one network address would be 429. */
    private static final int REFUSED = 401;

    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(5);
    private static final RunningStack SYSTEM = RunningStack.get();

    private final LoopbackClient client = new LoopbackClient();
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
            awaitAcceptance(urls, key);

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
        awaitAcceptance(figures(), old);

        var key = SYSTEM.api()
                .post(
                        SYSTEM.campaign("/v1/api-keys/" + issued.path("keyId").asText() + "/rotation"),
                        Map.of("overlap", "PT10S"))
                .path("key")
                .asText();

        awaitAcceptance(figures(), key);
        assertThat(statuses(figures(), old)).containsOnly(200);
        awaitRefusal(figures(), old);
        assertThat(statuses(figures(), key)).containsOnly(200);
    }

    @Test
    void aServiceWhoseDatabaseLostItsKeysLearnsThemWhenCampaignServiceStarts() {
        var key =
                issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").path("key").asText();
        awaitAcceptance(figures(), key);
        SYSTEM.restore("offer", List.of("delete from known_key"));
        awaitRefusal(Map.of("offer", figures().get("offer")), key);

        SYSTEM.kill("campaign");
        SYSTEM.start("campaign");

        awaitAcceptance(figures(), key);
    }

    @Test
    void theLastUseAtAnotherServiceIsShown() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}");
        var key = issued.path("key").asText();

        awaitAcceptance(Map.of("offer", figures().get("offer")), key);

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
        awaitAcceptance(figures(), expiring);
        awaitAcceptance(figures(), key);

        for (var url : figures().values()) {
            var header = AccessKeys.HEADER + ": " + key;
            assertThat(client.status(url + "?key=" + key, List.of()))
                    .as("in the query")
                    .isEqualTo(REFUSED);
            assertThat(client.status(url + "?key=" + key, List.of(header)))
                    .as("in the query beside the header")
                    .isEqualTo(REFUSED);
            assertThat(client.status(url, List.of(header, header)))
                    .as("two headers")
                    .isEqualTo(REFUSED);
            assertThat(client.status(url, List.of(header, "Authorization: Bearer " + key)))
                    .as("both kinds of credentials")
                    .isEqualTo(REFUSED);
            assertThat(status(url, "key_" + key.substring(4)))
                    .as("other prefix")
                    .isEqualTo(REFUSED);
            assertThat(status(url, "wbk_" + "A".repeat(10_000)))
                    .as("10,000 characters")
                    .isEqualTo(REFUSED);
            assertThat(status(url, key.substring(0, key.length() - 1)))
                    .as("one character less")
                    .isEqualTo(REFUSED);
        }
        awaitRefusal(figures(), expiring);
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
    private Map<String, Double> secondsUntilRefused(Map<String, String> urls, String key, Instant revoked) {
        var seconds = new LinkedHashMap<String, Double>();
        awaitRefusal(urls, key)
                .forEach((service, at) ->
                        seconds.put(service, Duration.between(revoked, at).toMillis() / 1000.0));
        return seconds;
    }

    /** Asks once a second, because a key that is not known yet counts as a wrong one. */
    private void awaitAcceptance(Map<String, String> urls, String key) {
        eventually().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(statuses(urls, key))
                .containsOnly(200));
    }

    /** When each address refused the key for the first time. Until then it accepted the key. */
    private Map<String, Instant> awaitRefusal(Map<String, String> urls, String key) {
        var refused = new LinkedHashMap<String, Instant>();
        eventually().until(() -> {
            urls.forEach((service, url) -> {
                if (!refused.containsKey(service)) {
                    int status = status(url, key);
                    assertThat(status).as(service).isIn(200, REFUSED);
                    if (status == REFUSED) {
                        refused.put(service, Instant.now());
                    }
                }
            });
            return refused.size() == urls.size();
        });
        return refused;
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

    private List<Integer> statuses(Map<String, String> urls, String key) {
        var statuses = new ArrayList<Integer>();
        urls.values().forEach(url -> statuses.add(status(url, key)));
        return statuses;
    }

    private int status(String url, String key) {
        return client.status(url, List.of(AccessKeys.HEADER + ": " + key));
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
