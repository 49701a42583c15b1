package io.winback.chassis.keys;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.chassis.access.ApiKeyText;
import io.winback.events.access.AccessKeyChanged;
import io.winback.testkit.Callers;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Changed keys arrive over the topic, and hold for requests. */
@QuarkusTest
class AccessKeysConsumerTest {

    private static final String DEAD_LETTERS = "/v1/dead-letters";

    @Inject
    AgroalDataSource database;

    @Inject
    RefreshKeyRing refreshKeyRing;

    @Inject
    StoreKeyUses storeKeyUses;

    @Inject
    KnownKeys knownKeys;

    @Inject
    DeleteEndedKeys deleteEndedKeys;

    private final UUID keyId = UuidCreator.getTimeOrderedEpoch();
    private final String key = randomKey();

    @Test
    void anIssuedKeyIsAcceptedAndWhenItIsRevokedItIsRefused() {
        EventStream.publish(change(1, "OPERATOR"));
        eventually().untilAsserted(() -> answers(200));

        EventStream.publish(revoked(2));
        eventually().untilAsserted(() -> answers(401));
        Callers.withKey(key)
                .get(DEAD_LETTERS)
                .then()
                .body("detail", equalTo("the API key is unknown, has expired, or was revoked"));
    }

    @Test
    void aChangeThatComesTwiceOrLateHasNoEffect() {
        var eventId = UUID.randomUUID();
        EventStream.publish(eventId, change(5, "OPERATOR"));
        EventStream.publish(eventId, change(5, "OPERATOR"));
        eventually().untilAsserted(() -> answers(200));

        EventStream.publish(revoked(4));
        awaitHandled(change(5, "OPERATOR"));

        answers(200);
    }

    @Test
    void aKeyThatIsPublishedAgainIsLearnedByARestoredDatabase() throws SQLException {
        EventStream.publish(change(1, "OPERATOR"));
        eventually().untilAsserted(() -> answers(200));
        delete();
        eventually().untilAsserted(() -> answers(401));

        EventStream.publish(change(1, "OPERATOR"));

        eventually().untilAsserted(() -> answers(200));
    }

    @Test
    void theRolesAndScopesOfTheKeyAreThoseOfTheEvent() {
        EventStream.publish(change(1, "VIEWER"));
        eventually().untilAsserted(() -> answers(403));

        EventStream.publish(new AccessKeyChanged(
                keyId,
                ApiKeyText.hash(key),
                "shop",
                List.of("OPERATOR"),
                List.of("dead-letters:write"),
                null,
                null,
                2));

        eventually().untilAsserted(() -> Callers.withKey(key)
                .get(DEAD_LETTERS)
                .then()
                .statusCode(403)
                .body("detail", equalTo("the key is limited to the scopes dead-letters:write")));
    }

    @Test
    void noIssuedKeyHasTheRoleOfServicesOrARoleThatIsNotKnownYet() {
        EventStream.publish(change(1, "OPERATOR"));
        eventually().untilAsserted(() -> answers(200));

        EventStream.publish(change(2, "SERVICE", "LATER_ROLE"));

        eventually().untilAsserted(() -> answers(403));
        Callers.withKey(key).get("/v1/key-uses").then().statusCode(403);
    }

    @Test
    void aKeyWithAScopeThatCannotBeReadIsNotAcceptedAtAll() {
        EventStream.publish(new AccessKeyChanged(
                keyId, ApiKeyText.hash(key), "shop", List.of("OPERATOR"), List.of("orders:all"), null, null, 1));
        var other = new AccessKeyChanged(
                keyId, ApiKeyText.hash(randomKey()), "shop", List.of("OPERATOR"), List.of(), null, null, 2);
        awaitHandled(other);

        refreshKeyRing.refresh();

        answers(401);
    }

    @Test
    void theLastUseIsStoredAndAnEarlierOneHasNoEffect() {
        EventStream.publish(change(1, "OPERATOR"));
        eventually().untilAsserted(() -> answers(200));

        storeKeyUses.store();
        var used = knownKeys.lastUses(List.of(keyId)).get(keyId);
        assertThat(used).isNotNull();
        Callers.withKey(key).get(DEAD_LETTERS).then().statusCode(200);
        storeKeyUses.store();

        assertThat(knownKeys.lastUses(List.of(keyId)).get(keyId)).isAfter(used);
        Callers.as("SERVICE")
                .queryParam("limit", 200)
                .get("/v1/key-uses")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.keyId == '%s' }.usedAt".formatted(keyId),
                        equalTo(knownKeys.lastUses(List.of(keyId)).get(keyId).toString()));
    }

    @Test
    void aKeyThatEndedLongAgoIsDeleted() throws SQLException {
        EventStream.publish(change(1, "OPERATOR"));
        eventually().untilAsserted(() -> answers(200));
        execute("update known_key set expires_at = now() - interval '399 days' where key_id = '" + keyId + "'");
        deleteEndedKeys.delete();
        assertThat(isStored()).isTrue();

        execute("update known_key set revoked_at = now() - interval '401 days' where key_id = '" + keyId + "'");
        deleteEndedKeys.delete();

        assertThat(isStored()).isFalse();
    }

    /** A change with a higher version, which has been handled: earlier changes of the same key are then handled, too. */
    private void awaitHandled(AccessKeyChanged like) {
        var last = new AccessKeyChanged(
                like.keyId(), like.hash(), "last", like.roles(), like.scopes(), null, null, like.version() + 1);
        EventStream.publish(last);
        eventually().until(() -> knownKeys.all().stream()
                .anyMatch(known -> keyId.equals(known.keyId()) && known.name().equals("last")));
    }

    private boolean isStored() {
        return knownKeys.all().stream().anyMatch(known -> keyId.equals(known.keyId()));
    }

    private void answers(int status) {
        Callers.withKey(key).get(DEAD_LETTERS).then().statusCode(status);
    }

    private AccessKeyChanged change(long version, String... roles) {
        return new AccessKeyChanged(
                keyId, ApiKeyText.hash(key), "shop", List.of(roles), List.of(), null, null, version);
    }

    private AccessKeyChanged revoked(long version) {
        return new AccessKeyChanged(
                keyId,
                ApiKeyText.hash(key),
                "shop",
                List.of("OPERATOR"),
                List.of(),
                null,
                Instant.parse("2026-11-29T00:00:00Z"),
                version);
    }

    private void delete() throws SQLException {
        execute("delete from known_key where key_id = '" + keyId + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String randomKey() {
        var secret = new byte[ApiKeyText.SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return ApiKeyText.of(secret);
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
