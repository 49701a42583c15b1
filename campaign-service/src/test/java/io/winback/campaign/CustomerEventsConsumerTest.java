package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachSkipped;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponReserved;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class CustomerEventsConsumerTest {

    private static final Instant NOW = Instant.now();
    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void aCampaignForCustomersWhoLeftBecauseOfThePrice() {
        CampaignSteps.activate(
                "price", 100, "customer.churnReason == 'PRICE'", List.of(Map.of("template", "t", "offer", "o")));
    }

    @Test
    void aChurnThatArrivesTwiceIsDecidedOnce() {
        var churn = aChurn(ChurnReason.PRICE);
        var id = UuidCreator.getTimeOrderedEpoch();

        EventStream.publish(id, churn);
        EventStream.publish(id, churn);
        EventStream.publish(churn);

        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponRequested.class, customer))
                .hasSize(1));
        given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("ENROLLED")));
        assertThat(EventStream.published(EpisodeDecided.class, customer)).hasSize(1);
    }

    @Test
    void theDecisionSaysWhyACustomerIsNotApproached() {
        EventStream.publish(aChurn(ChurnReason.QUALITY));

        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items[0].outcome", equalTo("NOT_APPROACHED"))
                .body("items[0].reason", equalTo("NOT_IN_AUDIENCE"))
                .body("items[0].candidates[0].gates.find { it.gate == 'NOT_IN_AUDIENCE' }.passed", equalTo(false))
                .body(
                        "items[0].candidates.find { it.campaignId == 'price' }.gates.find { it.reason == 'NOT_IN_AUDIENCE' }.because",
                        equalTo("the customer does not match the audience rule: customer.churnReason == 'PRICE'")));
    }

    @Test
    void aCampaignWhoseRuleOrDefinitionFailsApproachesNoCustomerAndOtherCampaignsDo() throws SQLException {
        var message = List.of(Map.of("template", "t"));
        CampaignSteps.activate("text", 500, "customer.attributes.vip", message);
        CampaignSteps.activate("broken", 500, "true", message);
        CampaignSteps.activate("unreadable", 500, "true", message);
        execute(
                "update campaign set running_definition = replace(running_definition, '\"true\"', '\"customer.gone == 1\"')"
                        + " where campaign_id = 'broken'");
        execute("update campaign set running_definition = '{' where campaign_id = 'unreadable'");
        int letters = waitingDeadLetters();
        try {
            EventStream.publish(churnOf(customer)
                    .withAttributes(Map.of("vip", "yes", "points", new BigInteger("123456789012345678901234567890")))
                    .event());

            CampaignSteps.decisionOf(customer);
            var decision =
                    given().get("/v1/customers/" + customer + "/decisions").then();
            decision.body("items[0].outcome", equalTo("ENROLLED")).body("items[0].campaignId", equalTo("price"));
            for (var entry : Map.of(
                            "text", "true or false",
                            "broken", "no longer compiles",
                            "unreadable", "cannot be read")
                    .entrySet()) {
                decision.body(
                        "items[0].candidates.find { it.campaignId == '%s' }.gates.find { it.reason == 'NOT_IN_AUDIENCE' }.because"
                                .formatted(entry.getKey()),
                        containsString(entry.getValue()));
            }
            assertThat(waitingDeadLetters()).isEqualTo(letters);
        } finally {
            execute("update campaign set state = 'ARCHIVED', running_definition = definition"
                    + " where campaign_id in ('text', 'broken', 'unreadable')");
        }
    }

    @Test
    void anUnreadableRecordBecomesADeadLetterAndOtherRecordsAreHandled() {
        EventStream.publish(aChurn(ChurnReason.PRICE));
        var unreadable = new ProducerRecord<>("customer-events", customer, "{\"broken".getBytes(UTF_8));
        unreadable.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
        unreadable.headers().add("ce_type", "CustomerChurned".getBytes(UTF_8));
        unreadable.headers().add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        EventStream.send(unreadable);
        EventStream.send(new ProducerRecord<>("customer-events", null, new byte[2_000]));
        var other = "c-" + UUID.randomUUID();
        EventStream.publish(churnOf(other).event());

        eventually().untilAsserted(() -> {
            assertThat(EventStream.published(CouponRequested.class, customer)).hasSize(1);
            assertThat(EventStream.published(CouponRequested.class, other)).hasSize(1);
            assertThat(given().get("/v1/dead-letters").jsonPath().getList("items.key"))
                    .contains(customer);
        });
        String letter = given().get("/v1/dead-letters").path("items.find { it.key == '%s' }.id".formatted(customer));
        given().post("/v1/dead-letters/" + letter + "/replay")
                .then()
                .statusCode(422)
                .body("code", equalTo("STILL_FAILING"));
    }

    @Test
    void aDeadLetterThatIsReplayedHasItsEffectOnce() throws SQLException {
        execute("alter table decision add constraint not_this_customer check (customer_id <> '%s')"
                .formatted(customer));
        EventStream.publish(aChurn(ChurnReason.PRICE));
        eventually().until(() -> deadLetterOf(customer) != null);
        var waiting = waitingDeadLetters();

        execute("alter table decision drop constraint not_this_customer");
        String replayedAt = given().post("/v1/dead-letters/" + deadLetterOf(customer) + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("replayedAt");

        given().post("/v1/dead-letters/" + deadLetterOf(customer) + "/replay")
                .then()
                .statusCode(200)
                .body("replayedAt", startsWith(replayedAt.substring(0, 19)));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponRequested.class, customer))
                .hasSize(1));
        given().get("/v1/customers/" + customer + "/decisions").then().body("items", hasSize(1));
        assertThat(waitingDeadLetters()).isEqualTo(waiting - 1);
    }

    private static String deadLetterOf(String key) {
        return given().get("/v1/dead-letters").path("items.find { it.key == '%s' }?.id".formatted(key));
    }

    private static int waitingDeadLetters() {
        List<Object> waiting = given().get("/v1/dead-letters?limit=200").path("items.findAll { !it.replayedAt }");
        return waiting.size();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anErasedCustomerHasNoDecisionsAndGetsNoMessage() {
        var churn = aChurn(ChurnReason.PRICE);
        EventStream.publish(churn);
        var decision = CampaignSteps.decisionOf(customer);

        EventStream.publish(new CustomerErased(customer, UUID.randomUUID(), Instant.now()));

        eventually().untilAsserted(() -> assertThat(EventStream.published(DecisionsErased.class, customer))
                .hasSize(1));
        assertThat(EventStream.published(OutreachWithdrawn.class, customer)).hasSize(1);
        given().get("/v1/customers/" + customer + "/decisions").then().body("items", hasSize(0));
        given().get("/v1/episodes?customerId=" + customer).then().body("items", hasSize(0));
        EventStream.publish(aCoupon(decision));
        EventStream.publish(aChurn(ChurnReason.PRICE));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponRequested.class, customer))
                .hasSize(2));
        assertThat(EventStream.published(OutreachRequested.class, customer)).isEmpty();
    }

    @Test
    void theOpenEpisodeOfAnErasedCustomerEnds() {
        EventStream.publish(aChurn(ChurnReason.PRICE));
        CampaignSteps.decisionOf(customer);
        var erasure = UUID.randomUUID();

        EventStream.publish(new CustomerErased(customer, erasure, Instant.now()));

        eventually().untilAsserted(() -> given().get("/v1/episodes?customerId=erased." + erasure)
                .then()
                .body("items.state", equalTo(List.of("ERASED"))));
    }

    @Test
    void anEpisodeThatIsToldAfterItsEndIsNeverOpen() {
        var churn = aChurn(ChurnReason.PRICE);

        EventStream.publish(aReturn(churn, Instant.now()), churn);

        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("NOT_APPROACHED")))
                .body("items.reason", equalTo(List.of("ALREADY_RETURNED"))));
        given().get("/v1/episodes?customerId=" + customer)
                .then()
                .body("items.state", equalTo(List.of("RETURNED_ORGANIC")))
                .body("items[0].churnReason", equalTo("PRICE"));
        assertThat(EventStream.published(CouponRequested.class, customer)).isEmpty();
    }

    @Test
    void aCustomerWhoReturnsBeforeTheMessageIsSentGetsNoMessage() {
        var churn = aChurn(ChurnReason.PRICE);
        EventStream.publish(churn);
        var decision = CampaignSteps.decisionOf(customer);
        EventStream.publish(aReturn(churn, Instant.now()));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .isNotEmpty());

        EventStream.publish(aCoupon(decision));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .hasSize(2));
        assertThat(EventStream.published(OutreachSkipped.class, customer))
                .containsExactly(new OutreachSkipped(customer, decision, 1, Refusal.ALREADY_RETURNED));
        assertThat(EventStream.published(OutreachRequested.class, customer)).isEmpty();
        given().get("/v1/episodes?customerId=" + customer).then().body("items[0].state", equalTo("RETURNED_ORGANIC"));
    }

    @Test
    void aReturnAfterTheMessageIsCreditedToTheCampaign() {
        var churn = aChurn(ChurnReason.PRICE);
        EventStream.publish(churn);
        var decision = CampaignSteps.decisionOf(customer);
        EventStream.publish(aCoupon(decision));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .hasSize(1));
        EventStream.publish(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, NOW));
        eventually()
                .untilAsserted(() ->
                        given().get("/v1/figures").then().body("episodes.OPEN", org.hamcrest.Matchers.greaterThan(0)));

        EventStream.publish(aReturn(churn, NOW.plusSeconds(60)));

        eventually().untilAsserted(() -> given().get("/v1/episodes?customerId=" + customer)
                .then()
                .body("items[0].state", equalTo("RETURNED_CAMPAIGN")));
    }

    @Test
    void aDatabaseThatIsDownLosesNoEventAndMakesNoDeadLetter() {
        EventStream.publish(aChurn(ChurnReason.PRICE));
        CampaignSteps.decisionOf(customer);
        int letters = given().get("/v1/dead-letters?limit=200")
                .jsonPath()
                .getList("items")
                .size();
        var other = "c-" + UUID.randomUUID();

        TestInfrastructure.database().kill();
        EventStream.publish(churnOf(other).event());
        given().get("/v1/episodes").then().statusCode(503).header("Retry-After", equalTo("2"));
        TestInfrastructure.database().start();

        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponRequested.class, other))
                .hasSize(1));
        // The pool of requests may have connections of before.
        eventually().untilAsserted(() -> assertThat(
                        given().get("/v1/dead-letters?limit=200").jsonPath().getList("items"))
                .hasSize(letters));
    }

    private CouponReserved aCoupon(UUID decision) {
        return new CouponReserved(customer, decision, "7K4D-9Q2M-XH3T", "o", "offer", NOW.plusSeconds(86_400));
    }

    private CustomerReturned aReturn(CustomerChurned churn, Instant at) {
        return new CustomerReturned(customer, churn.episodeId(), at, "o-1", Money.of("1200", "JPY"), null);
    }

    private CustomerChurned aChurn(ChurnReason reason) {
        return churnOf(customer).because(reason).event();
    }

    private static ChurnFixture churnOf(String id) {
        return ChurnFixture.aChurn().ofCustomer(id).inEpisode(UUID.randomUUID());
    }
}
