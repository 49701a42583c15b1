package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.audience.ReachFixture;
import io.winback.campaign.calendar.CalendarSchedules;
import io.winback.campaign.decision.DecisionSchedules;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.Outcome;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.ProfileErased;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

/** Campaigns consider customers on their birthdays, and on the anniversaries of their first orders. */
@QuarkusTest
class DateOccasionsTest {

    /** The morning of 10 May in Tokyo. */
    private static final Instant MORNING = Instant.parse("2031-05-09T23:00:00Z");

    private final String customer = "day-" + UUID.randomUUID();
    private final List<String> campaigns = new ArrayList<>();

    @Inject
    AgroalDataSource database;

    @Inject
    CalendarSchedules schedules;

    @Inject
    DecisionSchedules decisionSchedules;

    @AfterEach
    void archiveTheCampaigns() {
        campaigns.forEach(CampaignSteps::archive);
    }

    @Test
    void aBirthdayIsDecidedOnceWhateverTheClockDoes() {
        aCampaign(OccasionKind.BIRTHDAY);
        known(aCustomer().bornOn(5, 10));

        schedules.searchDays(MORNING.minusSeconds(9 * 3600));
        assertThat(decisions("outcome")).isEmpty();
        schedules.searchDays(MORNING);
        schedules.searchDays(MORNING.plusSeconds(3600));
        schedules.searchDays(MORNING.minusSeconds(3600));
        schedules.searchDays(Instant.parse("2035-05-10T00:00:00Z"));
        schedules.searchDays(MORNING);

        assertThat(decisions("occasion.kind")).containsExactly("BIRTHDAY", "BIRTHDAY");
        assertThat(decisions("occasion.at")).containsExactly("2035-05-09T15:00:00Z", "2031-05-09T15:00:00Z");
        assertThat(decisions("outcome")).containsOnly("ENROLLED");
        assertThat(EventStream.published(EpisodeDecided.class, customer))
                .hasSize(2)
                .allSatisfy(decided -> assertThat(decided.episodeId()).isNull());
    }

    @Test
    void anAnniversaryTellsTheYearsSinceTheFirstOrder() {
        aCampaign(OccasionKind.ANNIVERSARY, isThisCustomer() + " && occasion.years == 6");
        known(aCustomer().withOrders("2025-05-10T00:00:00Z", "2031-05-01T00:00:00Z"));

        schedules.searchDays(MORNING);

        assertThat(decisions("occasion.kind")).containsExactly("ANNIVERSARY");
        assertThat(decisions("outcome")).containsExactly("ENROLLED");
    }

    @Test
    void aRuleReadsTheSameFactsAsOnEvents() {
        aCampaign(
                OccasionKind.BIRTHDAY,
                isThisCustomer() + " && customer.stage == 'ACTIVE' && customer.tier == 'HIGH'"
                        + " && customer.value.orders == 3 && 'tea' in customer.categories && customer.consents.EMAIL"
                        + " && customer.attributes.plan == 'gold' && customer.birthday.month == 5"
                        + " && customer.daysSinceLastOrder > 0");
        known(aCustomer()
                .bornOn(5, 10)
                .buying("tea")
                .withOrders("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
                .withAttributes(Map.of("plan", "gold")));

        schedules.searchDays(MORNING);

        assertThat(decisions("outcome")).containsExactly("ENROLLED");
    }

    @Test
    void aDayIsActedOnForTwoDaysMore() {
        aCampaign(OccasionKind.BIRTHDAY);
        known(aCustomer().bornOn(5, 7));
        schedules.searchDays(MORNING);
        assertThat(decisions("outcome")).isEmpty();

        known(aCustomer().inVersion(2).bornOn(5, 8));
        schedules.searchDays(MORNING);
        assertThat(decisions("occasion.at")).containsExactly("2031-05-07T15:00:00Z");
    }

    @Test
    void aCustomerWithoutATimeZoneHasThatOfTheDeployment() {
        aCampaign(OccasionKind.BIRTHDAY);
        known(aCustomer().livingIn(null).bornOn(5, 10));

        schedules.searchDays(Instant.parse("2031-05-09T14:59:59Z"));
        assertThat(decisions("outcome")).isEmpty();
        schedules.searchDays(Instant.parse("2031-05-09T15:00:00Z"));
        assertThat(decisions("outcome")).hasSize(1);
    }

    @Test
    void onlyARunningCampaignMakesADayAnOccasion() {
        var campaign = aCampaign(OccasionKind.BIRTHDAY);
        known(aCustomer().bornOn(5, 10));

        given().post("/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
        schedules.searchDays(MORNING);
        assertThat(decisions("outcome")).isEmpty();

        given().post("/v1/campaigns/" + campaign + "/activation").then().statusCode(200);
        schedules.searchDays(MORNING);
        assertThat(decisions("outcome")).containsExactly("ENROLLED");
    }

    /** Another campaign runs, so the birthday is found while this one is paused. */
    @Test
    void aBirthdayThatWaitedTooLongForAPausedCampaignIsNotApproached() {
        aCampaign(OccasionKind.BIRTHDAY, "customer.customerId == 'no customer'");
        var paused = aCampaign(OccasionKind.BIRTHDAY);
        given().post("/v1/campaigns/" + paused + "/pause").then().statusCode(200);
        var birthday = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(10);
        known(aCustomer().bornOn(birthday.getMonthValue(), birthday.getDayOfMonth()));
        schedules.searchDays(birthday.atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant());
        assertThat(decisions("outcome")).isEmpty();

        given().post("/v1/campaigns/" + paused + "/activation").then().statusCode(200);
        decidePostponed();

        assertThat(decisions("outcome")).containsExactly("NOT_APPROACHED");
        assertThat(decisions("reason")).containsExactly("TOO_LATE");
    }

    @Test
    void aBirthdayWaitsForAPausedCampaignWhileItCounts() {
        aCampaign(OccasionKind.BIRTHDAY, "customer.customerId == 'no customer'");
        var paused = aCampaign(OccasionKind.BIRTHDAY);
        given().post("/v1/campaigns/" + paused + "/pause").then().statusCode(200);
        var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        known(aCustomer().bornOn(today.getMonthValue(), today.getDayOfMonth()));
        schedules.searchDays(Instant.now());
        assertThat(decisions("outcome")).isEmpty();

        given().post("/v1/campaigns/" + paused + "/activation").then().statusCode(200);
        decidePostponed();

        assertThat(decisions("outcome")).containsExactly("ENROLLED");
    }

    /** Events and profiles are on two topics. */
    @Test
    void aDecisionOnAProfileThatArrivesAfterTheErasureIsErasedWithTheProfile() {
        aCampaign(OccasionKind.BIRTHDAY);
        var erasure = UUID.randomUUID();
        handled(new CustomerErased(customer, erasure, Instant.now()));
        known(aCustomer().bornOn(5, 10));
        schedules.searchDays(MORNING);
        assertThat(decisions("outcome")).containsExactly("ENROLLED");

        handled(new ProfileErased(customer, erasure));

        assertThat(decisions("outcome")).isEmpty();
        eventually().untilAsserted(() -> assertThat(EventStream.published(DecisionsErased.class, customer))
                .hasSize(2));
    }

    @Test
    void aCustomerWhoDiedIsNotApproached() {
        aCampaign(OccasionKind.BIRTHDAY);
        known(aCustomer().bornOn(5, 10).whoDied());

        schedules.searchDays(MORNING);

        assertThat(decisions("reason")).containsExactly("SUPPRESSED");
    }

    @Test
    void twoReplicasDecideEachBirthdayOnce() {
        aCampaign(OccasionKind.BIRTHDAY, "customer.customerId.startsWith('%s')".formatted(customer));
        var people = IntStream.range(0, 40).mapToObj(n -> customer + "-" + n).toList();
        people.forEach(
                person -> EventStream.publish(reachable(person).bornOn(5, 10).event()));
        people.forEach(this::awaitProfile);

        var replicas = Stream.of(1, 2)
                .map(n -> CompletableFuture.runAsync(() -> schedules.searchDays(MORNING)))
                .toList();
        replicas.forEach(CompletableFuture::join);

        eventually().until(() -> EventStream.published(EpisodeDecided.class, people::contains), hasSize(40));
        schedules.searchDays(MORNING);
        assertThat(EventStream.published(EpisodeDecided.class, people::contains))
                .hasSize(40)
                .allSatisfy(decided -> assertThat(decided.outcome()).isEqualTo(Outcome.ENROLLED));
    }

    /** Until there is a decision: the schedule of the service can take the occasion, too. */
    private void decidePostponed() {
        eventually().untilAsserted(() -> {
            decisionSchedules.run();
            assertThat(decisions("outcome")).hasSize(1);
        });
    }

    private void handled(Event event) {
        var id = UuidCreator.getTimeOrderedEpoch();
        EventStream.publish(id, event);
        eventually().until(() -> exists("select from inbox where event_id = '%s'".formatted(id)));
    }

    private ReachFixture aCustomer() {
        return reachable(customer);
    }

    private static ReachFixture reachable(String person) {
        return ReachFixture.aCustomer(person)
                .in(Stage.ACTIVE)
                .allowing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL);
    }

    private String aCampaign(OccasionKind kind) {
        return aCampaign(kind, isThisCustomer());
    }

    private String aCampaign(OccasionKind kind, String rule) {
        var campaign = "day-" + UUID.randomUUID();
        CampaignSteps.activate(campaign, kind, 900, rule, 0, List.of(Map.of("template", "first", "offer", "o")));
        campaigns.add(campaign);
        return campaign;
    }

    private String isThisCustomer() {
        return "customer.customerId == '%s'".formatted(customer);
    }

    private void known(ReachFixture profile) {
        EventStream.publish(profile.event());
        awaitProfile(profile.event().customerId(), profile.event().version());
    }

    private void awaitProfile(String person) {
        awaitProfile(person, 1);
    }

    private void awaitProfile(String person, long version) {
        eventually()
                .until(() -> exists("select from reach_profile where customer_id = '%s' and facts_version = %d"
                        .formatted(person, version)));
    }

    private boolean exists(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement()) {
            return query.executeQuery(sql).next();
        }
    }

    private List<String> decisions(String field) {
        return given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("items." + field);
    }
}
