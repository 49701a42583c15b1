package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.decision.DecisionSchedules;
import io.winback.campaign.journey.JourneySchedules;
import io.winback.campaign.occasion.OccasionFactory;
import io.winback.campaign.occasion.OccasionFixture;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.Outcome;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.restassured.RestAssured.given;
import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Campaigns consider customers on occasions of several kinds, each of which is decided once. */
@QuarkusTest
class OccasionsTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String CODE = "7K4D-9Q2M-XH3T";

    private final String customer = "c-" + UUID.randomUUID();
    private final List<String> campaigns = new ArrayList<>();

    @Inject
    AgroalDataSource database;

    @Inject
    DecisionSchedules decisionSchedules;

    @Inject
    JourneySchedules journeySchedules;

    @AfterEach
    void archiveTheCampaigns() {
        campaigns.forEach(CampaignSteps::archive);
    }

    @ParameterizedTest
    @EnumSource(
            value = OccasionKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BIRTHDAY", "ANNIVERSARY", "SCHEDULE"})
    void eachOccasionIsDecidedOnceWhenItsEventsComeSeveralTimesAndInAnyOrder(OccasionKind kind) {
        var campaign = aCampaign(kind);
        var first = anOccasion().event(kind);
        var second = anOccasion().causedBy("second").at(NOW.minusSeconds(60)).event(kind);

        handled(second, first, second, first);

        assertThat(decisions("occasion.id"))
                .containsExactlyInAnyOrder(
                        OccasionFactory.of(first).id().toString(),
                        OccasionFactory.of(second).id().toString());
        assertThat(decisions("occasion.kind")).containsOnly(kind.name());
        assertThat(decisions("occasion.at"))
                .containsExactlyInAnyOrder(NOW.toString(), NOW.minusSeconds(60).toString());
        assertThat(decisions("outcome")).containsOnly("ENROLLED");
        assertThat(decisions("campaignId")).containsOnly(campaign);
        assertThat(decisions("episodeId")).isEqualTo(kind.beginsEpisode() ? decisions("occasion.id") : nulls(2));
        assertThat(EventStream.published(EpisodeDecided.class, customer))
                .hasSize(2)
                .allSatisfy(decided ->
                        assertThat(decided.episodeId()).isEqualTo(kind.beginsEpisode() ? decided.occasionId() : null));
        assertThat(EventStream.published(CouponRequested.class, customer))
                .hasSize(2)
                .allSatisfy(requested -> assertThat(requested.episodeId())
                        .isEqualTo(kind.beginsEpisode() ? requested.occasionId() : null));
    }

    @Test
    void aCampaignConsidersTheOccasionsOfItsTriggerOnly() {
        var losses = aCampaign(OccasionKind.CUSTOMER_CHURNED);
        var risks = aCampaign(OccasionKind.CUSTOMER_AT_RISK);

        handled(anOccasion().event(OccasionKind.CUSTOMER_AT_RISK), anOccasion().event(OccasionKind.CUSTOMER_CHURNED));

        given().get(decisionsPath())
                .then()
                .body("items.occasion.kind", equalTo(List.of("CUSTOMER_CHURNED", "CUSTOMER_AT_RISK")))
                .body("items.campaignId", equalTo(List.of(losses, risks)))
                .body("items[0].candidates.campaignId.findAll { it == '%s' }".formatted(risks), hasSize(0))
                .body("items[1].candidates.campaignId", equalTo(List.of(risks)));
    }

    @Test
    void theFiguresOfDecisionsAreOfChurns() {
        aCampaign(OccasionKind.CUSTOMER_CHURNED);
        aCampaign(OccasionKind.ORDER_PLACED);
        var before = enrolledFigure();

        handled(anOccasion().event(OccasionKind.ORDER_PLACED));
        assertThat(decisions("outcome")).containsExactly("ENROLLED");
        assertThat(enrolledFigure()).isEqualTo(before);

        handled(anOccasion().event(OccasionKind.CUSTOMER_CHURNED));
        assertThat(enrolledFigure()).isEqualTo(before + 1);
    }

    @Test
    void anOccasionThatNoCampaignHasAsItsTriggerGetsNoDecision() {
        handled(anOccasion().event(OccasionKind.PAYMENT_FAILED));

        assertThat(decisions("decisionId")).isEmpty();
        assertThat(EventStream.published(EpisodeDecided.class, customer)).isEmpty();
    }

    @Test
    void aRuleReadsTheDetailsOfTheOccasion() {
        aCampaign(OccasionKind.SURVEY_ANSWERED, isThisCustomer() + " && occasion.survey.score > 6", 0);

        handled(anOccasion().event(OccasionKind.SURVEY_ANSWERED));

        assertThat(decisions("reason")).containsExactly("NOT_IN_AUDIENCE");
    }

    @Test
    void aRuleOnTheOrderOfALossIsRefusedWithItsPlace() {
        given().contentType("application/json")
                .body("""
                        {"name": "x", "trigger": {"type": "CUSTOMER_CHURNED"},
                         "audience": "occasion.order.total.amount > 1000.0",
                         "variants": [{"name": "one", "steps": [{"template": "t"}]}]}""")
                .put("/v1/campaigns/occasion-of-a-loss")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("audience"))
                .body(
                        "violations[0].message",
                        equalTo("line 1, column 9: there is no field 'order': with the trigger CUSTOMER_CHURNED,"
                                + " occasion has at, cause"));
    }

    @Test
    void aCustomerWithAnOpenComplaintIsApproachedOnNoOccasion() {
        aCampaign(OccasionKind.ORDER_PLACED);

        handled(anOccasion().withAnOpenComplaint().event(OccasionKind.ORDER_PLACED));

        assertThat(decisions("reason")).containsExactly("OPEN_COMPLAINT");
    }

    @Test
    void aHeldOutPersonGetsNothing() {
        var people = IntStream.range(0, 20).mapToObj(n -> customer + "-" + n).toList();
        aCampaign(OccasionKind.ORDER_PLACED, "customer.customerId.startsWith('%s')".formatted(customer), 0.9);
        var orders = people.stream()
                .<Event>map(person -> anOccasionOf(person).at(NOW).order())
                .toArray(Event[]::new);

        handled(orders);
        handled(orders);

        var heldOut = people.stream()
                .filter(person -> EventStream.published(EpisodeDecided.class, person).stream()
                        .allMatch(decided -> decided.outcome() == Outcome.HELD_OUT))
                .toList();
        assertThat(heldOut).isNotEmpty();
        for (var person : people) {
            assertThat(EventStream.published(EpisodeDecided.class, person)).hasSize(1);
            assertThat(EventStream.published(CouponRequested.class, person)).hasSize(heldOut.contains(person) ? 0 : 1);
        }
    }

    @Test
    void aJourneyOfAnOrderHasNoEpisodeAndEndsWithTheUseOfItsCoupon() throws SQLException {
        int letters = waitingDeadLetters();
        aCampaign(OccasionKind.ORDER_PLACED);
        var occasion = OccasionFactory.of(anOccasion().order()).id();
        handled(anOccasion().order());
        var decision = CampaignSteps.decisionOf(customer);

        handled(new CouponReserved(customer, decision, CODE, "o", "offer", NOW.plus(Duration.ofDays(9))));
        handled(new MessageSent(
                customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, NOW.minus(Duration.ofDays(2))));
        journeySchedules.run();

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .extracting(OutreachRequested::step, OutreachRequested::episodeId, OutreachRequested::occasionId)
                .containsExactly(tuple(1, null, occasion), tuple(2, null, occasion)));
        handled(new CouponRedeemed(
                customer, decision, UUID.randomUUID(), CODE, "o", "o-9", yen("120"), yen("1080"), NOW));
        assertThat(journey()).isEqualTo("ENDED ALREADY_RETURNED");
        handled(new MessageSent(customer, UUID.randomUUID(), decision, 2, Channel.EMAIL, NOW));
        assertThat(query("select count(*) from episode where customer_id = '%s'"))
                .isEqualTo("0");
        assertThat(waitingDeadLetters()).isEqualTo(letters);
    }

    @Test
    void aReturnEndsTheJourneyOfTheLossAndNotThatOfTheOrder() throws SQLException {
        aCampaign(OccasionKind.CUSTOMER_CHURNED);
        aCampaign(OccasionKind.ORDER_PLACED);
        var churn = anOccasion().event(OccasionKind.CUSTOMER_CHURNED);
        var returned = new CustomerReturned(customer, OccasionFactory.of(churn).id(), NOW, "o-9", yen("1200"), null);

        handled(churn, returned, anOccasion().order());

        assertThat(query("select string_agg(d.occasion_kind || ' ' || e.state, ', ' order by d.occasion_kind)"
                        + " from enrolment e join decision d on d.decision_id = e.decision_id where"
                        + " e.customer_id = '%s'"))
                .isEqualTo("CUSTOMER_CHURNED ENDED, ORDER_PLACED AWAITING_COUPON");
    }

    @Test
    void aReturnIsAnOccasionIfItIsRecentAndTheCustomerIsBack() {
        aCampaign(OccasionKind.CUSTOMER_WON_BACK);
        var old = anOccasion().causedBy("old").at(NOW.minus(Duration.ofDays(8)));
        var lostAgain = anOccasion().causedBy("lost again").returned(Stage.CHURNED);
        var recent = anOccasion().returned(Stage.WON_BACK);
        var ofAnEarlierRelease = new CustomerReturned(customer, UUID.randomUUID(), NOW, "o-8", yen("1"), null);

        handled(old.returned(Stage.WON_BACK), lostAgain, ofAnEarlierRelease, recent);

        assertThat(decisions("occasion.id"))
                .containsExactly(OccasionFactory.of(recent).id().toString());
    }

    @Test
    void anOccasionDuringAPauseIsDecidedWhenTheCampaignResumes() throws SQLException {
        var campaign = aCampaign(OccasionKind.ORDER_PLACED);
        post(campaign, "pause");
        handled(anOccasion().order(), anOccasion().order());
        assertThat(decisions("decisionId")).isEmpty();
        assertThat(postponed()).isEqualTo("ORDER_PLACED");

        post(campaign, "activation");
        decisionSchedules.run();

        CampaignSteps.decisionOf(customer);
        assertThat(decisions("outcome")).containsExactly("ENROLLED");
        assertThat(postponed()).isNull();
    }

    /** As a replica of the earlier release writes and reads it. */
    @Test
    void aLossThatAnEarlierReleasePostponedIsDecided() throws SQLException {
        var campaign = aCampaign(OccasionKind.CUSTOMER_CHURNED);
        post(campaign, "pause");
        var churn = anOccasion().event(OccasionKind.CUSTOMER_CHURNED);
        handled(churn);
        execute("with postponed as (delete from postponed_occasion where customer_id = '%s' returning *)"
                + " insert into postponed_episode (episode_id, customer_id, campaign_id, churn, postponed_at)"
                + " select occasion_id, customer_id, campaign_id, event, postponed_at from postponed");

        post(campaign, "activation");
        decisionSchedules.run();

        CampaignSteps.decisionOf(customer);
        assertThat(decisions("outcome")).containsExactly("ENROLLED");
        assertThat(query("select count(*) from postponed_episode where customer_id = '%s'"))
                .isEqualTo("0");
    }

    @Test
    void aLossThatAnEarlierReleaseDecidedIsNotDecidedAgain() throws SQLException {
        aCampaign(OccasionKind.CUSTOMER_CHURNED);
        var churn = anOccasion().event(OccasionKind.CUSTOMER_CHURNED);
        var episode = OccasionFactory.of(churn).id();
        execute("insert into episode (episode_id, customer_id, churned_at, state)" + " values ('" + episode
                + "', '%s', now(), 'OPEN')");
        execute("insert into decision (decision_id, episode_id, customer_id, decided_at, outcome, reason, candidates)"
                + " values (gen_random_uuid(), '" + episode
                + "', '%s', now(), 'NOT_APPROACHED', 'OPEN_COMPLAINT', '[]')");

        handled(churn);

        given().get(decisionsPath())
                .then()
                .body("items.episodeId", equalTo(List.of(episode.toString())))
                .body("items.occasion.id", equalTo(List.of(episode.toString())))
                .body("items.occasion.kind", equalTo(List.of("CUSTOMER_CHURNED")))
                .body("items[0].occasion.at", nullValue())
                .body("items.reason", equalTo(List.of("OPEN_COMPLAINT")));
    }

    /** The statement of the earlier release, on a loss that this release decided. */
    @Test
    void anEarlierReleaseDoesNotDecideALossAgain() throws SQLException {
        aCampaign(OccasionKind.CUSTOMER_CHURNED);
        handled(anOccasion().event(OccasionKind.CUSTOMER_CHURNED));

        execute("insert into decision (decision_id, episode_id, customer_id, decided_at, outcome, reason, candidates)"
                + " select gen_random_uuid(), episode_id, customer_id, now(), 'NOT_APPROACHED', 'OPEN_COMPLAINT', '[]'"
                + " from decision where customer_id = '%s' on conflict (episode_id) do nothing");

        assertThat(decisions("outcome")).containsExactly("ENROLLED");
    }

    @Test
    void anErasureEndsTheJourneysOfAllOccasions() throws SQLException {
        aCampaign(OccasionKind.CUSTOMER_AT_RISK);
        var paused = aCampaign(OccasionKind.ORDER_PLACED);
        post(paused, "pause");
        handled(
                new CustomerAtRisk(customer, NOW, anOccasion().snapshot(Stage.AT_RISK)),
                anOccasion().order());
        CampaignSteps.decisionOf(customer);
        assertThat(postponed()).isEqualTo("ORDER_PLACED");

        handled(new CustomerErased(customer, UUID.randomUUID(), NOW));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .extracting(OutreachWithdrawn::reason)
                .containsExactly(Refusal.SUPPRESSED));
        for (var table : List.of("decision", "enrolment", "postponed_occasion")) {
            assertThat(query("select count(*) from " + table + " where customer_id = '%s'"))
                    .as(table)
                    .isEqualTo("0");
        }
        post(paused, "activation");
    }

    private OccasionFixture anOccasion() {
        return anOccasionOf(customer).at(NOW);
    }

    /** A campaign for this customer, with a coupon and two steps. */
    private String aCampaign(OccasionKind trigger) {
        return aCampaign(trigger, isThisCustomer(), 0);
    }

    private String aCampaign(OccasionKind trigger, String audience, double holdout) {
        var campaign = "occasion-" + UUID.randomUUID();
        CampaignSteps.activate(
                campaign,
                trigger,
                900,
                audience,
                holdout,
                List.of(Map.of("template", "first", "offer", "o"), Map.of("template", "second", "after", "P1D")));
        campaigns.add(campaign);
        return campaign;
    }

    private String isThisCustomer() {
        return "customer.customerId == '%s'".formatted(customer);
    }

    private void post(String campaign, String change) {
        given().post("/v1/campaigns/" + campaign + "/" + change).then().statusCode(200);
    }

    private String decisionsPath() {
        return "/v1/customers/" + customer + "/decisions";
    }

    private List<String> decisions(String field) {
        return given().get(decisionsPath()).jsonPath().getList("items." + field);
    }

    private static int enrolledFigure() {
        Integer enrolled = given().get("/v1/figures").path("decisions.ENROLLED");
        return enrolled == null ? 0 : enrolled;
    }

    private static List<String> nulls(int count) {
        return Stream.generate(() -> (String) null).limit(count).toList();
    }

    private String journey() throws SQLException {
        return query("select state || ' ' || coalesce(ended_because, '-') from enrolment where customer_id = '%s'");
    }

    private String postponed() throws SQLException {
        return query("select kind from postponed_occasion where customer_id = '%s'");
    }

    private static int waitingDeadLetters() {
        List<Object> waiting = given().get("/v1/dead-letters?limit=200").path("items.findAll { !it.replayedAt }");
        return waiting.size();
    }

    /** Publishes events, each with an id of its own, and waits until they are handled and what they cause is published. */
    private void handled(Event... events) {
        var ids = new ArrayList<String>();
        for (var event : events) {
            var id = UuidCreator.getTimeOrderedEpoch();
            EventStream.publish(id, event);
            ids.add("'" + id + "'");
        }
        var handled = "select count(*) from inbox where event_id in (" + String.join(", ", ids) + ")";
        eventually().until(() -> Integer.toString(ids.size()).equals(query(handled)));
        eventually().until(() -> "0".equals(query("select count(*) from outbox")));
    }

    private static Money yen(String amount) {
        return Money.of(amount, "JPY");
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql.replace("%s", customer))) {
            return result.next() ? result.getString(1) : null;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.replace("%s", customer));
        }
    }
}
