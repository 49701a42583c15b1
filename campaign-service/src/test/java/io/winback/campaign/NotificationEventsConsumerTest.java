package io.winback.campaign;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachSkipped;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class NotificationEventsConsumerTest {

    private static final Instant NOW = Instant.now();
    private static final Duration DAY = Duration.ofDays(1);

    private final String customer = "c-" + UUID.randomUUID();
    private final UUID episode = UUID.randomUUID();
    private final String campaign = "two-steps-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void aCampaignWithTwoStepsForThisCustomer() {
        CampaignSteps.activate(
                campaign,
                900,
                "customer.customerId == '%s'".formatted(customer),
                List.of(Map.of("template", "first", "offer", "o"), Map.of("template", "second", "after", "P1D")));
    }

    @AfterEach
    void archiveTheCampaign() {
        CampaignSteps.archive(campaign);
    }

    @Test
    void theSecondStepFollowsTheFirstMessageAfterItsDelay() throws SQLException {
        var decision = decisionOnAChurn();
        firstMessageIsRequested(decision);

        EventStream.publish(messageSent(decision, 1, NOW.minus(DAY)));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .extracting(OutreachRequested::step, OutreachRequested::template)
                .containsExactly(tuple(1, "first"), tuple(2, "second")));
        assertThat(EventStream.published(OutreachRequested.class, customer)
                        .get(1)
                        .coupon())
                .isEqualTo(EventStream.published(OutreachRequested.class, customer)
                        .get(0)
                        .coupon());
        assertThat(journeyOf(decision)).isEqualTo("AWAITING_MESSAGE null");
    }

    @Test
    void aJourneyEndsWhenItsMessageCannotBeSent() {
        var decision = decisionOnAChurn();
        firstMessageIsRequested(decision);

        EventStream.publish(new OutreachFailed(customer, decision, 1, Refusal.NO_CONSENT));

        eventually().untilAsserted(() -> assertThat(journeyOf(decision)).isEqualTo("ENDED NO_CONSENT"));
    }

    @Test
    void aJourneyEndsWhenNoCouponIsAvailable() {
        var decision = decisionOnAChurn();

        EventStream.publish(new CouponUnavailable(customer, decision, "o", Refusal.BUDGET_EXHAUSTED));

        eventually().untilAsserted(() -> assertThat(journeyOf(decision)).isEqualTo("ENDED BUDGET_EXHAUSTED"));
        assertThatStepIsSkipped(decision, 1, Refusal.BUDGET_EXHAUSTED);
        assertThat(EventStream.published(OutreachRequested.class, customer)).isEmpty();
    }

    @Test
    void aReturnIsCreditedToTheCampaignWhenTheEventOfItsMessageComesLater() {
        var decision = decisionOnAChurn();
        firstMessageIsRequested(decision);
        EventStream.publish(new CustomerReturned(customer, episode, NOW, "o-1", Money.of("1200", "JPY"), null));
        eventually().untilAsserted(() -> assertEpisodeIs("RETURNED_ORGANIC"));

        EventStream.publish(messageSent(decision, 1, NOW.minusSeconds(60)));

        eventually().untilAsserted(() -> assertEpisodeIs("RETURNED_CAMPAIGN"));
        assertThatStepIsSkipped(decision, 2, Refusal.ALREADY_RETURNED);
    }

    @Test
    void aReturnSkipsTheStepThatIsScheduled() {
        var decision = decisionOnAChurn();
        firstMessageIsRequested(decision);
        EventStream.publish(messageSent(decision, 1, NOW));
        eventually().untilAsserted(() -> assertThat(journeyOf(decision)).isEqualTo("REACHED null"));

        EventStream.publish(new CustomerReturned(customer, episode, NOW, "o-1", Money.of("1200", "JPY"), null));

        assertThatStepIsSkipped(decision, 2, Refusal.ALREADY_RETURNED);
    }

    @Test
    void theLateMessageOfAnErasedCustomerHasNoEventUnderThePseudonym() throws SQLException {
        var decision = decisionOnAChurn();
        firstMessageIsRequested(decision);
        var erasure = UUID.randomUUID();
        EventStream.publish(new CustomerErased(customer, erasure, NOW));
        eventually().untilAsserted(() -> assertThat(journeyOf(decision)).isEqualTo("ENDED SUPPRESSED"));

        EventStream.publish(messageSent(decision, 1, NOW));

        eventually().untilAsserted(() -> assertThat(TestDatabase.value(
                        "select count(*) from enrolment where decision_id = ? and reached_at is not null", decision))
                .isEqualTo("1"));
        eventually().untilAsserted(() -> assertThat(TestDatabase.value("select count(*) from outbox"))
                .isEqualTo("0"));
        assertThat(EventStream.published(OutreachSkipped.class, "erased." + erasure))
                .isEmpty();
    }

    private UUID decisionOnAChurn() {
        EventStream.publish(
                ChurnFixture.aChurn().ofCustomer(customer).inEpisode(episode).event());
        return CampaignSteps.decisionOf(customer);
    }

    private void firstMessageIsRequested(UUID decision) {
        EventStream.publish(
                new CouponReserved(customer, decision, "7K4D-9Q2M-XH3T", "o", "offer", NOW.plus(Duration.ofDays(9))));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .hasSize(1));
    }

    private MessageSent messageSent(UUID decision, int step, Instant at) {
        return new MessageSent(customer, UUID.randomUUID(), decision, step, Channel.EMAIL, at);
    }

    private void assertThatStepIsSkipped(UUID decision, int step, Refusal reason) {
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachSkipped.class, customer))
                .containsExactly(new OutreachSkipped(customer, decision, step, reason)));
    }

    private void assertEpisodeIs(String state) {
        given().get("/v1/episodes?customerId=" + customer).then().body("items[0].state", equalTo(state));
    }

    private String journeyOf(UUID decision) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select state, ended_because from enrolment where decision_id = ?")) {
            select.setObject(1, decision);
            try (var result = select.executeQuery()) {
                result.next();
                return result.getString(1) + " " + result.getString(2);
            }
        }
    }
}
