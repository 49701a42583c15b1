package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.audience.ReachFixture;
import io.winback.campaign.calendar.CalendarSchedules;
import io.winback.events.Channel;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/**
 * Scheduled campaigns consider all customers at their planned times. Those of this test come last by their id, so that the customers of
 * other tests are in earlier slices.
 */
@QuarkusTest
class ScheduledRunsTest {

    private static final int PEOPLE = 7;

    /** So far ahead that the schedules of the service, with the real time, have no run to begin. */
    private static final Instant TIME =
            Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(40));

    private final String prefix = "zz-" + UUID.randomUUID() + "-";
    private final String campaign = "schedule-" + UUID.randomUUID();
    private final List<String> campaigns = new ArrayList<>();

    @Inject
    AgroalDataSource database;

    @Inject
    CalendarSchedules schedules;

    @BeforeEach
    void knownCustomers() {
        people().forEach(person -> handled(ReachFixture.aCustomer(person)
                .in(Stage.ACTIVE)
                .allowing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL)));
    }

    @AfterEach
    void archiveTheCampaigns() throws SQLException {
        campaigns.forEach(CampaignSteps::archive);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from reach_profile where customer_id like ?")) {
            delete.setString(1, prefix + "%");
            delete.executeUpdate();
        }
    }

    @Test
    void aRunDecidesEachCustomerOfTheAudienceOnce() {
        scheduled(at(TIME));

        schedules.beginRuns(TIME.minusMillis(1));
        schedules.continueRuns(TIME.minusMillis(1), 3);
        assertThat(run()).isNull();
        schedules.beginRuns(TIME);
        schedules.continueRuns(TIME, 3);
        schedules.beginRuns(TIME.plusSeconds(60));
        schedules.continueRuns(TIME.plusSeconds(60), 3);

        assertThat(run()).isEqualTo("FINISHED null " + PEOPLE);
        assertThat(decided()).containsExactlyInAnyOrderElementsOf(people());
        given().get("/v1/customers/" + prefix + "0/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("ENROLLED")))
                .body("items.campaignId", equalTo(List.of(campaign)))
                .body("items[0].occasion.kind", equalTo("SCHEDULE"))
                .body("items[0].occasion.at", equalTo(TIME.toString()));
    }

    @Test
    void aSliceThatIsNotCommittedIsDoneAgainByTheNextReplica() {
        scheduled(at(TIME));
        schedules.beginRuns(TIME);
        upToTheFirstOfThisTest();

        QuarkusTransaction.begin();
        schedules.oneSlice(TIME, 3);
        QuarkusTransaction.rollback();
        assertThat(decided()).hasSizeLessThan(PEOPLE);
        schedules.continueRuns(TIME, 3);

        assertThat(run()).isEqualTo("FINISHED null " + PEOPLE);
        assertThat(decided()).containsExactlyInAnyOrderElementsOf(people());
    }

    @Test
    void oneReplicaBeginsARunAndAllOfThemDecideEachCustomerOnce() {
        scheduled(at(TIME));

        var replicas = Stream.of(1, 2, 3)
                .map(n -> CompletableFuture.runAsync(() -> {
                    schedules.beginRuns(TIME);
                    schedules.continueRuns(TIME, 2);
                }))
                .toList();
        replicas.forEach(CompletableFuture::join);
        schedules.continueRuns(TIME, 2);

        assertThat(run()).isEqualTo("FINISHED null " + PEOPLE);
        assertThat(decided()).containsExactlyInAnyOrderElementsOf(people());
        assertThat(text("select customers = (select count(*) from reach_profile where facts_version is not null)"
                        + " from campaign_run where campaign_id = '" + campaign + "'"))
                .isEqualTo("t");
    }

    @Test
    void theErasureOfACustomerWaitsForTheSliceAndEndsItsJourney() {
        var person = prefix + 0;
        scheduled(at(TIME));
        schedules.beginRuns(TIME);

        QuarkusTransaction.begin();
        schedules.oneSlice(TIME, 10_000);
        EventStream.publish(new CustomerErased(person, UUID.randomUUID(), Instant.now()));
        eventually()
                .until(() -> text("select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like 'delete from reach_profile%'")
                        != null);
        QuarkusTransaction.commit();

        eventually().untilAsserted(() -> assertThat(EventStream.published(DecisionsErased.class, person))
                .hasSize(1));
        assertThat(decided()).hasSize(PEOPLE - 1).doesNotContain(person);
        assertThat(text("select state from enrolment where customer_id = '" + person + "'"))
                .isNull();
        assertThat(text("select string_agg(distinct state, ',') from enrolment where campaign_id = '" + campaign
                        + "' and starts_with(customer_id, 'erased.')"))
                .isEqualTo("ENDED");
    }

    @Test
    void aRunThatIsTooLateIsSkipped() {
        scheduled(at(TIME));

        schedules.beginRuns(TIME.plus(Duration.ofHours(4)));
        schedules.continueRuns(TIME.plus(Duration.ofHours(4)), 500);

        assertThat(run()).isEqualTo("SKIPPED TOO_LATE 0");
        assertThat(decided()).isEmpty();
        given().get("/v1/campaigns/" + campaign + "/runs")
                .then()
                .statusCode(200)
                .body("items.plannedAt", equalTo(List.of(TIME.toString())))
                .body(
                        "items.notAfter",
                        equalTo(List.of(TIME.plus(Duration.ofHours(4)).toString())))
                .body("items.state", equalTo(List.of("SKIPPED")))
                .body("items.skipReason", equalTo(List.of("TOO_LATE")));
    }

    @Test
    void theRestOfARunThatIsTooLateIsSkipped() {
        scheduled(at(TIME));
        schedules.beginRuns(TIME);
        upToTheFirstOfThisTest();

        schedules.beginRuns(TIME.plus(Duration.ofHours(4)));
        schedules.continueRuns(TIME.plus(Duration.ofHours(4)), 500);

        assertThat(run()).startsWith("SKIPPED TOO_LATE ");
        assertThat(decided()).isNotEmpty().hasSizeLessThan(PEOPLE);
    }

    @Test
    void ofTheTimesOfAnOutageTheLastOneRuns() {
        scheduled("""
                        {"cron": "0 * * * *", "timeZone": "Asia/Tokyo", "notAfter": "PT150M"}""");
        schedules.beginRuns(Instant.now());
        skipEarlier();

        schedules.beginRuns(TIME.plus(Duration.ofMinutes(200)));

        assertThat(text("select string_agg(state || ' ' || coalesce(skip_reason, ''), ', ' order by planned_at)"
                        + " from campaign_run where campaign_id = '" + campaign + "' and planned_at > '" + TIME + "'"))
                .isEqualTo("SKIPPED LATER_RUN, SKIPPED LATER_RUN, RUNNING ");
        schedules.continueRuns(TIME.plus(Duration.ofMinutes(200)), 500);
        assertThat(decided()).containsExactlyInAnyOrderElementsOf(people());
    }

    @Test
    void theRunsOfACampaignAreListedInPages() {
        scheduled("""
                        {"cron": "0 * * * *", "timeZone": "Asia/Tokyo", "notAfter": "PT150M"}""");
        skipEarlier();
        schedules.beginRuns(TIME.plus(Duration.ofMinutes(200)));

        var path = "/v1/campaigns/" + campaign + "/runs";
        var first = given().get(path + "?limit=1").then().statusCode(200).extract();
        assertThat(first.<List<String>>path("items.plannedAt"))
                .containsExactly(TIME.plus(Duration.ofHours(3)).toString());
        given().get(path + "?limit=2&after=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("items.skipReason", equalTo(List.of("LATER_RUN", "LATER_RUN")));
        given().get("/v1/campaigns/no-" + campaign + "/runs").then().statusCode(404);
    }

    @Test
    void theRunOfAPausedCampaignWaits() {
        scheduled(at(TIME));
        schedules.beginRuns(TIME);
        post("pause");
        schedules.beginRuns(TIME.plusSeconds(1));
        schedules.continueRuns(TIME.plusSeconds(1), 500);
        assertThat(decided()).isEmpty();
        assertThat(run()).isEqualTo("RUNNING null 0");

        post("activation");
        schedules.continueRuns(TIME.plusSeconds(2), 500);

        assertThat(decided()).containsExactlyInAnyOrderElementsOf(people());
    }

    @Test
    void theRunOfAnArchivedCampaignIsSkipped() {
        scheduled(at(TIME));
        schedules.beginRuns(TIME);
        campaigns.clear();
        CampaignSteps.archive(campaign);

        schedules.beginRuns(TIME.plusSeconds(1));

        assertThat(run()).isEqualTo("SKIPPED CAMPAIGN_ENDED 0");
    }

    /** The window opens with the run, and the clock of the other replica is two seconds behind. */
    @Test
    void aReplicaWhoseClockIsBehindDoesNotSkipTheRun() {
        define(at(TIME), """
                        "window": {"from": "%s"},""".formatted(TIME));
        activated();
        schedules.beginRuns(TIME);

        schedules.beginRuns(TIME.minusSeconds(2));

        assertThat(run()).isEqualTo("RUNNING null 0");
    }

    @Test
    void aRevisionWithTheSameScheduleLeavesOutNoTimeThatHasCome() {
        scheduled("""
                        {"cron": "0 0 1 1 *", "timeZone": "Asia/Tokyo"}""");
        var since = "select activated_at from campaign where campaign_id = '" + campaign + "'";
        var first = text(since);

        revise("""
                        {"cron": "0 0 1 1 *", "timeZone": "Asia/Tokyo"}""");
        post("activation");
        assertThat(text(since)).isEqualTo(first);

        revise("""
                        {"cron": "0 0 2 1 *", "timeZone": "Asia/Tokyo"}""");
        post("activation");
        assertThat(text(since)).isNotEqualTo(first);
    }

    @Test
    void aTimeBeforeTheActivationDoesNotRun() {
        scheduled("""
                        {"cron": "* * * * *", "timeZone": "Asia/Tokyo"}""");

        schedules.beginRuns(Instant.now());

        assertThat(text("select count(*) from campaign_run where campaign_id = '" + campaign + "' and planned_at <= '"
                        + Instant.now().minusSeconds(120) + "'"))
                .isEqualTo("0");
    }

    @Test
    void aScheduleThatCannotBeReadIsRefusedAtItsField() {
        given().contentType("application/json")
                .body(definition("""
                                {"cron": "every day", "timeZone": "Asia/Tokyo"}""", ""))
                .put("/v1/campaigns/" + campaign)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("trigger.schedule.cron"))
                .body("violations[0].message", startsWith("must be five fields"));
    }

    @Test
    void aSingleTimeThatHasPassedIsNotReady() {
        define(at(Instant.now().minusSeconds(60)));

        given().post("/v1/campaigns/" + campaign + "/activation")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("trigger.schedule.at"));
    }

    /** Slices of one customer until one of this test is decided. */
    private void upToTheFirstOfThisTest() {
        while (decided().isEmpty()) {
            assertThat(schedules.oneSlice(TIME, 1)).isTrue();
        }
    }

    /** So that a schedule that runs each hour has its last run at the time of this test. */
    private void skipEarlier() {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                                insert into campaign_run (campaign_id, planned_at, not_after, state, skip_reason, began_at, ended_at)
                                values (?, cast(? as timestamptz), cast(? as timestamptz), 'SKIPPED', 'TOO_LATE', now(), now())""")) {
            insert.setString(1, campaign);
            insert.setString(2, TIME.toString());
            insert.setString(3, TIME.plusSeconds(1).toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> people() {
        return IntStream.range(0, PEOPLE).mapToObj(n -> prefix + n).toList();
    }

    private List<String> decided() {
        var decided = text("select string_agg(customer_id, ',') from decision where customer_id like '" + prefix + "%'"
                + " and occasion_kind = 'SCHEDULE' and campaign_id = '" + campaign + "'");
        return decided == null ? List.of() : List.of(decided.split(","));
    }

    /** The state, the reason and the number of decisions of the only run. */
    private String run() {
        return text("select state || ' ' || coalesce(skip_reason, 'null') || ' ' || decisions from campaign_run"
                + " where campaign_id = '" + campaign + "'");
    }

    private void scheduled(String schedule) {
        define(schedule);
        activated();
    }

    private void activated() {
        post("activation");
        campaigns.add(campaign);
    }

    private void define(String schedule) {
        define(schedule, "");
    }

    /** @param fields further ones, each with a comma behind it */
    private void define(String schedule, String fields) {
        PublishedDefinitions.templates("first");
        given().contentType("application/json")
                .body(definition(schedule, fields))
                .put("/v1/campaigns/" + campaign)
                .then()
                .statusCode(201);
    }

    private void revise(String schedule) {
        given().contentType("application/json")
                .body(definition(schedule, """
                                "holdout": 0.5,"""))
                .put("/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
    }

    private String definition(String schedule, String fields) {
        return """
                        {"name": "x", "priority": 900, %s "trigger": {"type": "SCHEDULE", "schedule": %s},
                         "audience": "customer.customerId.startsWith('%s') && customer.stage == 'ACTIVE'",
                         "variants": [{"name": "one", "steps": [{"template": "first"}]}]}""".formatted(fields, schedule, prefix);
    }

    private static String at(Instant time) {
        return """
                        {"at": "%s"}""".formatted(time);
    }

    private void post(String change) {
        given().post("/v1/campaigns/" + campaign + "/" + change).then().statusCode(200);
    }

    private void handled(ReachFixture profile) {
        var id = UuidCreator.getTimeOrderedEpoch();
        EventStream.publish(id, profile.event());
        eventually().until(() -> text("select event_id from inbox where event_id = '" + id + "'") != null);
    }

    private String text(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
