package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.audience.ReachFixture;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.Reach;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.notification.TemplatePublished.Text;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.campaign.audience.ReachFixture.STATED_AT;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ProfileEventsConsumerTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String campaign = "reach-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void aCampaignForThisCustomer() {
        CampaignSteps.activate(
                campaign,
                900,
                "customer.customerId == '%s'".formatted(customer),
                List.of(Map.of("template", "first", "offer", "o")));
    }

    @AfterEach
    void archiveTheCampaign() {
        CampaignSteps.archive(campaign);
    }

    @Test
    void aCustomerWithConsentAndAddressIsEnrolled() {
        handled(aCustomer()
                .allowing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL)
                .event());

        churn();

        assertOutcome("ENROLLED", null);
    }

    @Test
    void aCustomerWithoutConsentIsNotEnrolled() {
        handled(aCustomer()
                .refusing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL)
                .event());

        churn();

        assertOutcome("NOT_APPROACHED", "NO_CONSENT");
        assertThat(EventStream.published(CouponRequested.class, customer)).isEmpty();
    }

    @Test
    void aCustomerWhoseChurnArrivesBeforeTheProfileIsNotEnrolledWithoutConsent() {
        churn(new Reach(List.of(), List.of(), null));

        assertOutcome("NOT_APPROACHED", "NO_CONSENT");
        assertThat(EventStream.published(CouponRequested.class, customer)).isEmpty();
    }

    @Test
    void aCustomerWhoseChurnArrivesBeforeTheProfileIsEnrolledIfAMessageCanReachThem() {
        churn(new Reach(List.of(Channel.EMAIL), List.of(Channel.EMAIL), null));

        assertOutcome("ENROLLED", null);
    }

    @Test
    void aCustomerWithoutAnAddressIsNotEnrolled() {
        handled(aCustomer().allowing(Channel.EMAIL).withAddressFor(Channel.SMS).event());

        churn();

        assertOutcome("NOT_APPROACHED", "MISSING_ADDRESS");
    }

    @Test
    void aCustomerWithoutATextOfTheTemplateIsNotEnrolled() {
        var template = "t-" + UUID.randomUUID();
        EventStream.publish(PublishedDefinitions.template(
                template, 1, List.of(new Text("ja", Channel.EMAIL, false), new Text("ja", Channel.SMS, false))));
        given().contentType("application/json")
                .body("""
                        {"name": "x", "priority": 950, "trigger": {"type": "CUSTOMER_CHURNED"},
                         "audience": "customer.customerId == '%s'",
                         "variants": [{"name": "one", "steps": [{"template": "%s"}]}]}""".formatted(customer, template))
                .put("/v1/campaigns/" + campaign);
        given().post("/v1/campaigns/" + campaign + "/activation").then().statusCode(200);
        handled(aCustomer()
                .preferring(Channel.CHAT)
                .allowing(Channel.CHAT)
                .withAddressFor(Channel.CHAT)
                .event());

        churn();

        assertOutcome("NOT_APPROACHED", "TEMPLATE_MISSING");
    }

    @Test
    void aWithdrawalOfTheCustomerCountsAlsoWhenAnOlderProfileComesLaterOrAgain() {
        var profile = aCustomer().allowing(Channel.EMAIL).withAddressFor(Channel.EMAIL);
        handled(profile.event());
        var withdrawal =
                new ConsentChanged(customer, Channel.EMAIL, false, STATED_AT.plusSeconds(60), "unsubscribe link");
        handled(withdrawal, withdrawal);

        handled(profile.event(), profile.inVersion(2).event());
        churn();

        assertOutcome("NOT_APPROACHED", "NO_CONSENT");
    }

    @Test
    void aProfileOfALowerVersionHasNoEffect() {
        handled(
                aCustomer()
                        .inVersion(3)
                        .allowing(Channel.EMAIL)
                        .withAddressFor(Channel.EMAIL)
                        .event(),
                aCustomer().inVersion(2).allowing(Channel.EMAIL).event());

        churn();

        assertOutcome("ENROLLED", null);
    }

    @Test
    void anErasedCustomerLeavesNoProfile() throws SQLException {
        handled(aCustomer().allowing(Channel.EMAIL).event());
        assertThat(profiles()).isEqualTo(1);

        handled(new CustomerErased(customer, UUID.randomUUID(), Instant.now()));

        assertThat(profiles()).isZero();
        handled(new ConsentChanged(customer, Channel.EMAIL, true, Instant.now(), "preference page"));
        assertThat(profiles()).isZero();
    }

    private ReachFixture aCustomer() {
        return ReachFixture.aCustomer(customer);
    }

    private void churn() {
        churn(null);
    }

    /**
     * Campaigns of other tests are for customers who left because of the price.
     *
     * @param reach null as in an event of an earlier version
     */
    private void churn(Reach reach) {
        EventStream.publish(ChurnFixture.aChurn()
                .ofCustomer(customer)
                .because(ChurnReason.QUALITY)
                .inEpisode(UUID.randomUUID())
                .reachedBy(reach)
                .event());
    }

    private void assertOutcome(String outcome, String reason) {
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .body("items[0].outcome", equalTo(outcome))
                .body(
                        "items[0].candidates.find { it.campaignId == '%s' }.outcome".formatted(campaign),
                        equalTo(outcome))
                .body("items[0].reason", equalTo(reason)));
    }

    private long profiles() throws SQLException {
        return count("select count(*) from reach_profile where customer_id = '" + customer + "'");
    }

    /** Publishes events one after the other, and waits until each has had its effect. */
    private void handled(Event... events) {
        for (var event : events) {
            var id = UuidCreator.getTimeOrderedEpoch();
            EventStream.publish(id, event);
            eventually().until(() -> count("select count(*) from inbox where event_id = '" + id + "'") == 1);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
