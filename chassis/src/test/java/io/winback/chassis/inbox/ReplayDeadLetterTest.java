package io.winback.chassis.inbox;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.winback.events.EventJson;
import io.winback.events.Topic;
import io.winback.events.campaign.CouponRequested;
import io.winback.testkit.Callers;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A dead letter is listed with its cause, and replayed when the cause is repaired. */
@QuarkusTest
class ReplayDeadLetterTest {

    private static final String STILL_FAILING = "STILL_FAILING";

    @Inject
    Inbox inbox;

    @Inject
    TransactionSynchronizationRegistry transaction;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void anUnreadableEventIsListedAndRefusedInPlainWords() {
        receive("[]", requests -> {});

        var words = "the payload cannot be read as CouponRequested: it must be an object, not a list";
        assertThat(letter()).containsEntry("cause", words);
        given().post("/v1/dead-letters/" + letter().get("id") + "/replay")
                .then()
                .statusCode(422)
                .body("code", equalTo(STILL_FAILING))
                .body("detail", equalTo("the record fails again: " + words));
    }

    @Test
    void aFailureOfTheServiceIsNamedWithoutItsClass() {
        receive(event(), requests -> requests.get(-1));

        assertThat(letter()).containsEntry("cause", "an error in the service; its log has the cause");
        given().post("/v1/dead-letters/" + letter().get("id") + "/replay")
                .then()
                .statusCode(422)
                .body("detail", equalTo("the record fails again: an error in the service; its log has the cause"));
    }

    @Test
    void anEffectThatFailsAtTheCommitFailsAgain() {
        receive(event(), requests -> transaction.registerInterposedSynchronization(new RefusedCommit()));

        assertThat(letter()).containsEntry("cause", "the offer is closed");
        given().post("/v1/dead-letters/" + letter().get("id") + "/replay")
                .then()
                .statusCode(422)
                .body("code", equalTo(STILL_FAILING))
                .body("detail", equalTo("the record fails again: the offer is closed"));
    }

    @Test
    void afterTheRepairItIsReplayedOnce() {
        receive(event(), requests -> {
            throw new IllegalStateException("the offer is closed");
        });
        var handled = new AtomicInteger();
        inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(CouponRequested.class, requests -> handled.addAndGet(requests.size()));

        var first = replayedAt();
        var second = replayedAt();

        assertThat(second).isEqualTo(first);
        assertThat(handled).hasValue(1);
    }

    @Test
    void anOperatorReadsTheCauseWithoutTheValuesThatItQuotes() {
        receive(event(), requests -> {
            throw new IllegalStateException("the name \"佐藤 陽菜\" of hina@example.com is too long");
        });

        assertThat(letter()).containsEntry("cause", "the name \"佐藤 陽菜\" of hina@example.com is too long");
        assertThat(letter(Callers.as("ADMIN"))).isEqualTo(letter());
        assertThat(letter(Callers.as("OPERATOR"))).containsEntry("cause", "the name *** of *** is too long");
    }

    @Test
    void aReadOfCausesWithTheirValuesHasAnAuditEntryAndAMaskedReadHasNone() {
        long before = reads("admin");

        Callers.as("OPERATOR").get("/v1/dead-letters").then().statusCode(200);
        Callers.as("ADMIN").get("/v1/dead-letters").then().statusCode(200);

        eventually().untilAsserted(() -> assertThat(reads("admin")).isEqualTo(before + 1));
        assertThat(reads("operator")).isZero();
    }

    private String replayedAt() {
        return given().post("/v1/dead-letters/" + letter().get("id") + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("replayedAt");
    }

    private void receive(String payload, Consumer<List<CouponRequested>> useCase) {
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", "CouponRequested");
        var record = new RawRecord(
                Topic.CAMPAIGN_EVENTS.toString(), 0, System.nanoTime(), customer, headers, payload.getBytes(UTF_8));
        inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(CouponRequested.class, useCase)
                .handle(new EventBatch(List.of(record)));
    }

    private String event() {
        return EventJson.write(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), "offer"));
    }

    private static long reads(String key) {
        return Long.parseLong(TestDatabase.value(
                "select count(*) from audit_entry where operation = 'listDeadLetters' and actor = ?", key));
    }

    private Map<String, Object> letter() {
        return letter(given());
    }

    private Map<String, Object> letter(RequestSpecification caller) {
        return caller
                .get("/v1/dead-letters?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .filter(letter -> customer.equals(letter.get("key")))
                .findFirst()
                .orElseThrow();
    }

    private static final class RefusedCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            throw new IllegalStateException("the offer is closed");
        }

        @Override
        public void afterCompletion(int status) {
            // Nothing is left.
        }
    }
}
