package io.winback.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.Topic;
import io.winback.events.offer.CouponUnavailable;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** An event of this service that the broker refuses. */
@QuarkusTest
class NeverSentTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    @Test
    void itBecomesADeadLetterAndIsSentByAReplay() throws Exception {
        var customer = "c-" + UUID.randomUUID();
        mostBytes("200000");
        try {
            insertTooLarge(customer);
            eventually().untilAsserted(() -> assertThat(letters(customer)).hasSize(1));
        } finally {
            mostBytes("1048588");
        }
        var letter = letters(customer).get(0);
        assertThat(letter)
                .containsEntry("topic", "offer-events")
                .containsEntry("partition", -1)
                .extractingByKey("cause")
                .asString()
                .contains("larger than")
                .doesNotContain("Exception");
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(anotherEvent(customer)));
        eventually()
                .until(() ->
                        EventStream.published(CouponUnavailable.class, customer).size() == 1);

        given().post("/v1/dead-letters/" + letter.get("id") + "/replay").then().statusCode(200);

        eventually()
                .until(() ->
                        EventStream.published(CouponUnavailable.class, customer).size() == 2);
        assertThat(EventStream.published(CouponUnavailable.class, customer)
                        .get(1)
                        .offerId())
                .hasSizeGreaterThan(500_000 - 1);
    }

    private static CouponUnavailable anotherEvent(String customer) {
        return new CouponUnavailable(customer, UUID.randomUUID(), "no-such-offer", Refusal.OFFER_UNAVAILABLE);
    }

    private void insertTooLarge(String customer) throws SQLException {
        var offer = new StringBuilder();
        while (offer.length() < 500_000) {
            offer.append(UUID.randomUUID());
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into outbox (id, aggregatetype, aggregateid, type, payload, occurred_at)
                        values (gen_random_uuid(), 'offer-events', ?, 'CouponUnavailable', ?, now())""")) {
            insert.setString(1, customer);
            insert.setString(2, """
                    {"customerId": "%s", "decisionId": "%s", "offerId": "%s", "reason": "BUDGET_EXHAUSTED"}""".formatted(customer, UUID.randomUUID(), offer));
            insert.executeUpdate();
        }
    }

    private static List<Map<String, Object>> letters(String customer) {
        return given()
                .get("/v1/dead-letters?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .filter(letter -> customer.equals(letter.get("key")))
                .toList();
    }

    private static void mostBytes(String bytes) throws Exception {
        try (var admin = TestInfrastructure.broker().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topic.OFFER_EVENTS.toString()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
