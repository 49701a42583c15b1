package io.winback.campaign.simulation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.campaign.PublishedDefinitions;
import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.audience.ReachFixture;
import io.winback.campaign.calendar.CalendarSchedules;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.customer.Stage;
import io.winback.events.notification.TemplatePublished.Text;
import io.winback.events.offer.OfferDefined;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** The projection has the customers of other tests, too. So each test compares two simulations: without its customers, and with them. */
@QuarkusTest
class SimulationTest {

    /** So far ahead that the schedules of the service, with the real time, have no run to begin. */
    private static final Instant TIME =
            Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(41));

    private final String prefix = "zy-" + UUID.randomUUID() + "-";
    private final String campaign = "simulated-" + UUID.randomUUID();
    private final String template = "template-" + UUID.randomUUID();
    private final String offer = "offer-" + UUID.randomUUID();
    private final List<String> active = new ArrayList<>();
    private int published;

    @Inject
    AgroalDataSource database;

    @Inject
    CalendarSchedules schedules;

    @Inject
    SimulateCampaign simulateCampaign;

    @Inject
    KnownCustomers knownCustomers;

    @AfterEach
    void archiveTheCampaigns() throws SQLException {
        for (var id : active) {
            given().post("/v1/campaigns/" + id + "/pause").then().statusCode(200);
            given().post("/v1/campaigns/" + id + "/archive").then().statusCode(200);
        }
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from reach_profile where customer_id like ?")) {
            delete.setString(1, prefix + "%");
            delete.executeUpdate();
        }
    }

    @Test
    void theFiguresAreThoseThatARunThenDecides() {
        publishDefinitions();
        define(campaign, """
                        {"type": "SCHEDULE", "schedule": {"at": "%s"}}""".formatted(TIME), mine() + " && customer.stage == 'ACTIVE'");
        var before = figures();
        population();

        var draft = difference(before, figures());
        activate(campaign);
        var running = difference(before, figures());
        schedules.beginRuns(TIME);
        schedules.continueRuns(TIME, 500);

        assertThat(draft).isEqualTo(running);
        assertThat(draft)
                .containsEntry("customers", 40)
                .containsEntry("considered", 40)
                .containsEntry("NOT_IN_AUDIENCE", 4)
                .containsEntry("OPEN_COMPLAINT", 1)
                .containsEntry("SUPPRESSED", 2)
                .containsEntry("NO_CONSENT", 3)
                .containsEntry("MISSING_ADDRESS", 2)
                .containsEntry("TEMPLATE_MISSING", 1);
        assertThat(draft.get("HOLDOUT")).isBetween(1, 26);
        assertThat(draft.get("approached")).isEqualTo(27 - draft.get("HOLDOUT"));
        assertThat(draft.get("EMAIL") + draft.get("SMS")).isEqualTo(draft.get("approached"));
        assertThat(draft.get(offer)).isEqualTo(draft.get("approached"));
        assertThat(draft.get("yen")).isEqualTo(500 * draft.get("approached"));
        var decided = new TreeMap<>(draft);
        decided.keySet().removeAll(List.of("customers", "considered", "NOT_IN_AUDIENCE", "EMAIL", "SMS", offer, "yen"));
        assertThat(decisions()).isEqualTo(decided);
        assertThat(text("select count(*) from enrolment where campaign_id = '" + campaign + "'"))
                .isEqualTo(draft.get("approached").toString());
    }

    @Test
    void aSimulationHasNoEffect() {
        define(campaign, """
                        {"type": "SCHEDULE", "schedule": {"at": "%s"}}""".formatted(TIME), mine());
        population();
        assertThat(figures().get("approached")).isPositive();
        var rows = "select (select count(*) from decision) || ' ' || (select count(*) from enrolment) || ' '"
                + " || (select count(*) from campaign_run) || ' ' || (select count(*) from postponed_occasion) || ' '"
                + " || (select count(*) from outbox where aggregateid like '" + prefix + "%') || ' '"
                + " || (select md5(string_agg(xmin::text || ' ' || xmax || ' ' || reach_profile::text, ',' order by customer_id))"
                + " from reach_profile where customer_id like '" + prefix + "%') || ' '"
                + " || (select state || version from campaign where campaign_id = '" + campaign + "')";
        var before = text(rows);

        simulation();

        assertThat(text(rows)).isEqualTo(before);
    }

    @Test
    void aCampaignForAnEventConsidersTheCustomersToWhomItCanCome() {
        define(campaign, """
                        {"type": "CUSTOMER_CHURNED"}""", "has(customer.tier) || occasion.cause == 'CANCELLED'");
        var before = figures();
        customer("gone", customer -> customer.in(Stage.CHURNED));
        customer("here", customer -> customer.in(Stage.ACTIVE));

        var after = figures();

        assertThat(difference(before, after))
                .containsEntry("customers", 2)
                .containsEntry("considered", 1)
                .containsEntry("NOT_IN_AUDIENCE", 1);
        simulation()
                .body(
                        "funnel.find { it.gate == 'NOT_IN_AUDIENCE' }.reasons.because",
                        hasItem("the audience rule needs a fact that is unknown for this customer: 'cause'"));
    }

    @Test
    void theReasonOfACustomerOutsideTheAudienceShowsTheRule() {
        define(campaign, """
                        {"type": "BIRTHDAY"}""", "customer.customerId == 'no customer'");
        var before = figures();
        customer("born", customer -> customer.bornOn(2, 29));
        customer("unknown", customer -> customer);

        assertThat(difference(before, figures())).containsEntry("customers", 2).containsEntry("considered", 1);
        simulation()
                .body(
                        "funnel.find { it.gate == 'NOT_IN_AUDIENCE' }.reasons.because",
                        hasItem("the customer does not match the audience rule: customer.customerId == 'no customer'"));
    }

    @Test
    void aRunningCampaignThatComesBeforeTakesItsCustomers() {
        define(campaign, """
                        {"type": "CUSTOMER_AT_RISK"}""", mine());
        define("a-" + campaign, """
                        {"type": "CUSTOMER_AT_RISK"}""", "customer.customerId == '" + prefix + "first'");
        var before = figures();
        customer("first", customer -> byMail(customer).in(Stage.AT_RISK));
        customer("second", customer -> byMail(customer).in(Stage.AT_RISK));
        assertThat(difference(before, figures())).doesNotContainKey("LOWER_PRIORITY");

        activate("a-" + campaign);

        assertThat(difference(before, figures())).containsEntry("considered", 2).containsEntry("LOWER_PRIORITY", 1);
    }

    @Test
    void anUnknownCampaignCannotBeSimulated() {
        given().post("/v1/campaigns/no-" + campaign + "/simulation")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no campaign no-" + campaign));
    }

    @Test
    void aSimulationEndsWhenItIsCancelled() {
        define(campaign, """
                        {"type": "CUSTOMER_CHURNED"}""", "true");

        assertThat(simulateCampaign.simulate(campaign, () -> true)).isEmpty();
        assertThat(simulateCampaign.simulate(campaign, () -> false)).isPresent();
    }

    @Test
    void threadsTakeEachCustomerOnce() {
        for (int n = 0; n < 7; n++) {
            customer("c" + n, customer -> customer);
        }
        awaitCustomers();
        var slices = new ProjectionSlices(knownCustomers, 3);
        var taken = new ConcurrentLinkedQueue<String>();

        PopulationRun.run(2, () -> {
            var slice = slices.next();
            slice.forEach(customer -> taken.add(customer.customerId()));
            return !slice.isEmpty();
        });

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(taken).filteredOn(id -> id.startsWith(prefix)).hasSize(7);
        assertThat(QuarkusTransaction.requiringNew().call(slices::next)).isEmpty();
    }

    @Test
    void theFailureOfASliceEndsTheRun() {
        assertThatThrownBy(() -> PopulationRun.run(2, () -> {
                    throw new IllegalArgumentException("in this test");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("in this test");
    }

    /** 40 customers: 27 whom a message reaches, and some for each gate. */
    private void population() {
        for (int n = 0; n < 20; n++) {
            customer("mail" + n, SimulationTest::byMail);
        }
        for (int n = 0; n < 7; n++) {
            customer("sms" + n, customer -> customer.preferring(Channel.SMS)
                    .in(Stage.ACTIVE)
                    .allowing(Channel.SMS)
                    .withAddressFor(Channel.SMS));
        }
        for (int n = 0; n < 4; n++) {
            customer("out" + n, customer -> byMail(customer).in(Stage.CHURNED));
        }
        for (int n = 0; n < 3; n++) {
            customer("refusing" + n, customer -> customer.in(Stage.ACTIVE).withAddressFor(Channel.EMAIL));
        }
        for (int n = 0; n < 2; n++) {
            customer("dead" + n, customer -> byMail(customer).whoDied());
            customer("unreached" + n, customer -> customer.in(Stage.ACTIVE).allowing(Channel.EMAIL));
        }
        customer("complaining", customer -> byMail(customer).withAnOpenComplaint());
        customer("chatting", customer -> customer.preferring(Channel.CHAT)
                .in(Stage.ACTIVE)
                .allowing(Channel.CHAT)
                .withAddressFor(Channel.CHAT));
    }

    private static ReachFixture byMail(ReachFixture customer) {
        return customer.in(Stage.ACTIVE).allowing(Channel.EMAIL).withAddressFor(Channel.EMAIL);
    }

    private void customer(String name, UnaryOperator<ReachFixture> profile) {
        EventStream.publish(profile.apply(aCustomer(prefix + name)).event());
        published++;
    }

    private void awaitCustomers() {
        eventually().until(() -> text("select count(*) from reach_profile where customer_id like '" + prefix + "%'")
                .equals(Integer.toString(published)));
    }

    private String mine() {
        return "customer.customerId.startsWith('" + prefix + "')";
    }

    private void define(String id, String trigger, String audience) {
        given().contentType("application/json")
                .body("""
                                {"name": "x", "priority": 900, "trigger": %s, "audience": "%s", "holdout": 0.3,
                                 "variants": [{"name": "one", "steps": [{"template": "%s", "offer": "%s"}]}]}""".formatted(trigger, audience, template, offer))
                .put("/v1/campaigns/" + id)
                .then()
                .statusCode(201);
    }

    /** The template has no text for chats. */
    private void publishDefinitions() {
        EventStream.publish(new OfferDefined(offer, 1, "offer", null, false, Money.of("500", "JPY")));
        EventStream.publish(PublishedDefinitions.template(
                template, 1, List.of(new Text("ja", Channel.EMAIL, false), new Text("ja", Channel.SMS, false))));
        eventually().until(() -> text("select 1 from known_template where template_id = '" + template + "'") != null);
        eventually().until(() -> text("select 1 from known_offer where offer_id = '" + offer + "'") != null);
    }

    private void activate(String id) {
        publishDefinitions();
        given().post("/v1/campaigns/" + id + "/activation").then().statusCode(200);
        active.add(id);
    }

    private ValidatableResponse simulation() {
        return given().post("/v1/campaigns/" + campaign + "/simulation").then().statusCode(200);
    }

    /** The numbers of a simulation by name; those of a gate are the customers whom it refuses. */
    private Map<String, Integer> figures() {
        awaitCustomers();
        var answer = simulation().extract().jsonPath();
        var figures = new HashMap<String, Integer>();
        for (var name : List.of("customers", "considered", "approached")) {
            figures.put(name, answer.getInt(name));
        }
        answer.<Map<String, Object>>getList("funnel")
                .forEach(step -> figures.put((String) step.get("gate"), (Integer) step.get("refused")));
        answer.<Map<String, Object>>getList("channels")
                .forEach(reach -> figures.put((String) reach.get("channel"), (Integer) reach.get("customers")));
        answer.<Map<String, Object>>getList("coupons")
                .forEach(some -> figures.put((String) some.get("offerId"), (Integer) some.get("coupons")));
        figures.put(
                "yen",
                answer.<Integer>getList("coupons.liability.amount").stream()
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sum());
        assertThat(figures.get("HOLDOUT")).isEqualTo(answer.getInt("heldOut"));
        return figures;
    }

    /** What became more. */
    private static Map<String, Integer> difference(Map<String, Integer> before, Map<String, Integer> after) {
        var difference = new TreeMap<String, Integer>();
        after.forEach((name, number) -> {
            int more = number - before.getOrDefault(name, 0);
            if (more != 0) {
                difference.put(name, more);
            }
        });
        return difference;
    }

    /** The decisions on the customers of this test, by reason. */
    private Map<String, Integer> decisions() {
        var decisions = new TreeMap<String, Integer>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(reason, 'approached'), count(*) from decision"
                        + " where customer_id like '" + prefix + "%' group by 1")) {
            while (rows.next()) {
                decisions.put(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return decisions;
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
