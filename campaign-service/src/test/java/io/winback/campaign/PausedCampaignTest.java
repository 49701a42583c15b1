package io.winback.campaign;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.campaign.decision.DecisionSchedules;
import io.winback.campaign.definition.DefinitionSchedules;
import io.winback.campaign.journey.JourneySchedules;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.CampaignActivated;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachSkipped;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.campaign.SendingHoldChanged;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponReserved;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** The journeys and the losses of a campaign that is paused, resumed or archived. */
@QuarkusTest
class PausedCampaignTest {

    private static final Instant NOW = Instant.now();
    private static final Duration DAY = Duration.ofDays(1);

    private final String customer = "c-" + UUID.randomUUID();
    private final UUID episode = UUID.randomUUID();
    private final String campaign = "paused-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    DefinitionSchedules definitionSchedules;

    @Inject
    DecisionSchedules decisionSchedules;

    @Inject
    JourneySchedules journeySchedules;

    @BeforeEach
    void aCampaignWithTwoStepsForThisCustomer() {
        CampaignSteps.activate(
                campaign,
                900,
                "customer.customerId == '%s'".formatted(customer),
                List.of(Map.of("template", "first", "offer", "o"), Map.of("template", "second", "after", "P1D")));
    }

    @Test
    void aPauseHoldsTheNextStepAndTheResumeContinuesIt() {
        var decision = firstMessageIsRequested();
        post("pause");
        EventStream.publish(messageSent(decision, NOW.minus(DAY)));

        eventually().until(() -> nextStepOf(decision).startsWith("9999-12-31"));
        runSchedules();
        assertThat(EventStream.published(OutreachRequested.class, customer)).hasSize(1);

        post("activation");

        afterTheSchedules(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .extracting(OutreachRequested::step)
                .containsExactly(1, 2));
        archive();
    }

    @Test
    void aStepThatWasHeldLongerThanThePeriodOfTheGoalIsNotSent() {
        anotherCampaignWithoutACoupon();
        var decision = firstMessageWithoutACouponIsRequested();
        post("pause");
        EventStream.publish(messageSent(decision, NOW.minus(DAY.multipliedBy(32))));
        eventually().until(() -> nextStepOf(decision).startsWith("9999-12-31"));

        post("activation");

        assertThatTheJourneyEndsAsTooLate(decision);
        archive();
    }

    @Test
    void aStepThatWasHeldTwiceIsStillSentWithinThePeriodOfTheGoal() {
        anotherCampaignWithoutACoupon();
        var decision = firstMessageWithoutACouponIsRequested();
        post("pause");
        var sentAt = NOW.minus(DAY.multipliedBy(30)).truncatedTo(ChronoUnit.SECONDS);
        EventStream.publish(messageSent(decision, sentAt));
        eventually().until(() -> nextStepOf(decision).startsWith("9999-12-31"));
        execute("update enrolment set next_step_at = now() where decision_id = '%s'".formatted(decision));
        eventually().until(() -> nextStepOf(decision).startsWith("9999-12-31"));

        post("activation");

        afterTheSchedules(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .extracting(OutreachRequested::step, OutreachRequested::notAfter)
                .endsWith(tuple(2, sentAt.plus(DAY.multipliedBy(31)))));
        archive();
    }

    @Test
    void aHeldStepWhoseCouponEndedIsNotSent() {
        var decision = firstMessageIsRequested();
        post("pause");
        EventStream.publish(messageSent(decision, NOW.minus(DAY)));
        eventually().until(() -> nextStepOf(decision).startsWith("9999-12-31"));
        execute("update enrolment set coupon_until = now() - interval '1 second' where decision_id = '%s'"
                .formatted(decision));

        post("activation");

        assertThatTheJourneyEndsAsTooLate(decision);
        archive();
    }

    @Test
    void messagesThatAreRequestedAreHeldByAnEventAndReleasedByTheNext() {
        post("pause");
        post("activation");
        post("pause");

        afterTheSchedules(() -> {
            var changes = holds();
            assertThat(changes).extracting(SendingHoldChanged::held).containsExactly(true, false, true);
            assertThat(changes)
                    .extracting(SendingHoldChanged::version)
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
        post("archive");
    }

    @Test
    void anArchivedCampaignEndsItsWaitingJourneysAndWithdrawsTheirMessages() {
        var decision = firstMessageIsRequested();
        post("pause");

        post("archive");

        afterTheSchedules(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .containsExactly(new OutreachWithdrawn(customer, decision, Refusal.CAMPAIGN_PAUSED)));
        afterTheSchedules(
                () -> assertThat(column("select state || ' ' || ended_because from enrolment where decision_id = '%s'"
                                .formatted(decision)))
                        .isEqualTo("ENDED CAMPAIGN_PAUSED"));
        afterTheSchedules(() -> assertThat(holds())
                .extracting(SendingHoldChanged::held, SendingHoldChanged::endedRevision)
                .containsExactly(tuple(true, null), tuple(false, 1)));
        var sent = UUID.randomUUID();
        EventStream.publish(sent, messageSent(decision, NOW.minus(DAY)));
        eventually()
                .until(() -> "1".equals(column("select count(*) from inbox where event_id = '%s'".formatted(sent))));
        runSchedules();
        assertThat(EventStream.published(OutreachRequested.class, customer))
                .extracting(OutreachRequested::revision)
                .containsExactly(1);
    }

    @Test
    void aLossDuringThePauseIsDecidedWhenTheCampaignResumes() {
        post("pause");
        EventStream.publish(aChurn());
        eventually().until(this::isPostponed);
        runSchedules();
        assertThat(decisions()).isEmpty();

        post("activation");
        runSchedules();

        assertThat(CampaignSteps.decisionOf(customer)).isNotNull();
        given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("ENROLLED")))
                .body("items[0].campaignId", equalTo(campaign));
        assertThat(isPostponed()).isFalse();
        archive();
    }

    @Test
    void aLossDuringThePauseIsNotApproachedWhenTheWindowIsOverAtTheResume() {
        post("pause");
        EventStream.publish(aChurn());
        eventually().until(this::isPostponed);
        theWindowEnds();

        afterTheSchedules(() -> given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("NOT_APPROACHED")))
                .body(
                        "items[0].candidates.find { it.campaignId == '%s' }.gates[0].reason".formatted(campaign),
                        equalTo("TOO_LATE"))
                .body(
                        "items[0].candidates.find { it.campaignId == '%s' }.gates[0].because".formatted(campaign),
                        equalTo("the window of the campaign ended at 2020-01-01T00:00:00Z")));
        assertThat(EventStream.published(CouponRequested.class, customer)).isEmpty();
    }

    @Test
    void aLossDuringThePauseIsNotApproachedWhenTheCampaignIsArchived() {
        post("pause");
        EventStream.publish(aChurn());
        eventually().until(this::isPostponed);

        post("archive");

        afterTheSchedules(() -> given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("NOT_APPROACHED")))
                .body(
                        "items[0].candidates.find { it.campaignId == '%s' }.gates[0].because".formatted(campaign),
                        equalTo("the campaign has ended")));
    }

    @Test
    void theWaitingJourneysOfAPausedCampaignEndWithItsWindowAndThenItsHold() {
        var decision = firstMessageIsRequested();
        post("pause");

        theWindowEnds();
        given().contentType("application/json")
                .body(given().get("/v1/campaigns/" + campaign).asString())
                .put("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);

        given().post("/v1/campaigns/" + campaign + "/activation")
                .then()
                .statusCode(409)
                .body("detail", containsString("its waiting journeys are being ended"));
        afterTheSchedules(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .containsExactly(new OutreachWithdrawn(customer, decision, Refusal.CAMPAIGN_PAUSED)));
        afterTheSchedules(() -> assertThat(holds())
                .extracting(SendingHoldChanged::held, SendingHoldChanged::endedRevision)
                .containsExactly(tuple(true, null), tuple(false, 1)));
        assertThat(holds()).extracting(SendingHoldChanged::version).isSorted().doesNotHaveDuplicates();
        assertThat(column("select held from campaign where campaign_id = '%s'".formatted(campaign)))
                .isEqualTo("f");
        post("activation");
        archive();
    }

    @Test
    void aHoldOfAnEarlierReleaseIsPublishedOnce() {
        post("pause");
        execute("update campaign set published_hold = false, held = false where campaign_id = '%s'"
                .formatted(campaign));

        afterTheSchedules(() -> assertThat(holds()).hasSize(2));
        runSchedules();

        assertThat(holds()).extracting(SendingHoldChanged::held).containsExactly(true, true);
        assertThat(column("select held from campaign where campaign_id = '%s'".formatted(campaign)))
                .isEqualTo("t");
        post("archive");
    }

    @Test
    void anActivationIsPublishedWithWhatItRefersTo() {
        var key = "campaign:" + campaign;
        afterTheSchedules(() -> assertThat(EventStream.published(CampaignActivated.class, key))
                .containsExactly(new CampaignActivated(campaign, 1, List.of("o"), List.of("first", "second"))));

        execute("update campaign set published_revision = null where campaign_id = '%s'".formatted(campaign));

        afterTheSchedules(() ->
                assertThat(EventStream.published(CampaignActivated.class, key)).hasSize(2));
        archive();
    }

    @Test
    void aCustomerWhoReturnsDuringThePauseIsNotApproached() {
        post("pause");
        EventStream.publish(aChurn());
        eventually().until(this::isPostponed);
        EventStream.publish(new CustomerReturned(customer, episode, NOW, "o-1", Money.of("1200", "JPY"), null));
        afterTheSchedules(() -> given().get("/v1/episodes?customerId=" + customer)
                .then()
                .body("items[0].state", equalTo("RETURNED_ORGANIC")));

        post("activation");

        afterTheSchedules(() -> given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items.reason", equalTo(List.of("ALREADY_RETURNED"))));
        archive();
    }

    @Test
    void anotherCampaignTakesTheLossDuringThePause() {
        var other = "other-" + UUID.randomUUID();
        CampaignSteps.activate(
                other,
                800,
                "customer.customerId == '%s'".formatted(customer),
                List.of(Map.of("template", "first", "offer", "o")));
        post("pause");

        EventStream.publish(aChurn());

        CampaignSteps.decisionOf(customer);
        given().get("/v1/customers/" + customer + "/decisions").then().body("items[0].campaignId", equalTo(other));
        CampaignSteps.archive(other);
        post("archive");
    }

    @Test
    void aPostponedEpisodeIsErasedWithItsCustomer() {
        post("pause");
        EventStream.publish(aChurn());
        eventually().until(this::isPostponed);

        EventStream.publish(new CustomerErased(customer, UUID.randomUUID(), Instant.now()));

        eventually().until(() -> !isPostponed());
        post("activation");
        given().get("/v1/customers/" + customer + "/decisions").then().body("items", empty());
        archive();
    }

    private void theWindowEnds() {
        execute("update campaign set running_definition = jsonb_set(running_definition::jsonb, '{window}',"
                + " '{\"until\": \"2020-01-01T00:00:00Z\"}')::text where campaign_id = '%s'".formatted(campaign));
        execute("update campaign set state = 'FINISHED', version = version + 1 where campaign_id = '%s'"
                .formatted(campaign));
    }

    private List<SendingHoldChanged> holds() {
        return EventStream.published(SendingHoldChanged.class, "hold:" + campaign);
    }

    private UUID firstMessageIsRequested() {
        EventStream.publish(aChurn());
        var decision = CampaignSteps.decisionOf(customer);
        EventStream.publish(
                new CouponReserved(customer, decision, "7K4D-9Q2M-XH3T", "o", "offer", NOW.plus(Duration.ofDays(9))));
        afterTheSchedules(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .hasSize(1));
        return decision;
    }

    private void anotherCampaignWithoutACoupon() {
        CampaignSteps.activate(
                campaign,
                900,
                "customer.customerId == '%s'".formatted(customer),
                List.of(Map.of("template", "first"), Map.of("template", "second", "after", "P1D")));
    }

    private UUID firstMessageWithoutACouponIsRequested() {
        EventStream.publish(aChurn());
        return eventually()
                .until(() -> EventStream.published(OutreachRequested.class, customer), hasSize(1))
                .get(0)
                .decisionId();
    }

    private void assertThatTheJourneyEndsAsTooLate(UUID decision) {
        afterTheSchedules(
                () -> assertThat(column("select state || ' ' || ended_because from enrolment where decision_id = '%s'"
                                .formatted(decision)))
                        .isEqualTo("ENDED TOO_LATE"));
        runSchedules();
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachSkipped.class, customer))
                .containsExactly(new OutreachSkipped(customer, decision, 2, Refusal.TOO_LATE)));
        assertThat(EventStream.published(OutreachRequested.class, customer))
                .extracting(OutreachRequested::step)
                .containsExactly(1);
    }

    private CustomerChurned aChurn() {
        return ChurnFixture.aChurn()
                .ofCustomer(customer)
                .inEpisode(episode)
                .because(ChurnReason.SERVICE)
                .event();
    }

    private MessageSent messageSent(UUID decision, Instant at) {
        return new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, at);
    }

    private void post(String change) {
        given().post("/v1/campaigns/" + campaign + "/" + change).then().statusCode(200);
    }

    private void archive() {
        CampaignSteps.archive(campaign);
    }

    private List<Object> decisions() {
        return given().get("/v1/customers/" + customer + "/decisions")
                .jsonPath()
                .getList("items");
    }

    private boolean isPostponed() {
        return !"0"
                .equals(column("select count(*) from postponed_occasion where customer_id = '%s'".formatted(customer)));
    }

    private String nextStepOf(UUID decision) {
        return column("select coalesce(cast(next_step_at at time zone 'UTC' as text), '') from enrolment"
                + " where decision_id = '%s'".formatted(decision));
    }

    private String column(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs all schedules twice, and waits until their events are published. */
    private void runSchedules() {
        for (int i = 0; i < 2; i++) {
            runEachSchedule();
        }
        eventually().until(() -> "0".equals(column("select count(*) from outbox")));
    }

    /** Runs all schedules until the assertion holds, as the schedules themselves run only every few seconds. */
    private void afterTheSchedules(ThrowingRunnable assertion) {
        eventually().untilAsserted(() -> {
            runEachSchedule();
            assertion.run();
        });
    }

    private void runEachSchedule() {
        definitionSchedules.run();
        decisionSchedules.run();
        journeySchedules.run();
    }
}
