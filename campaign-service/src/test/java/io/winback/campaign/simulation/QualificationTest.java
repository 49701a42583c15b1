package io.winback.campaign.simulation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.campaign.PublishedDefinitions;
import io.winback.campaign.audience.ReachFixture;
import io.winback.events.Channel;
import io.winback.events.customer.Stage;
import io.winback.events.notification.TemplatePublished.Text;
import io.winback.events.offer.OfferDefined;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** The campaigns of this test have the highest priorities, so that none of another test comes before them. */
@QuarkusTest
class QualificationTest {

    private final String id = UUID.randomUUID().toString();
    private final String customer = "asked-" + id;
    private final String template = "template-" + id;
    private final String offer = "offer-" + id;
    private final String spent = "spent-" + id;
    private final List<String> active = new ArrayList<>();

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void publishDefinitions() {
        PublishedDefinitions.offers(offer, spent);
        EventStream.publish(PublishedDefinitions.template(
                template, 1, List.of(new Text("ja", Channel.EMAIL, false), new Text("ja", Channel.SMS, false))));
    }

    @AfterEach
    void archiveTheCampaigns() {
        for (var campaign : active) {
            given().post("/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
            given().post("/v1/campaigns/" + campaign + "/archive").then().statusCode(200);
        }
    }

    @Test
    void theFirstCampaignThatPassesAllGatesFits() {
        activate("first", 1_000_000, "CUSTOMER_CHURNED", mine());
        activate("second", 999_999, "CUSTOMER_CHURNED", mine());
        known(byMail());

        qualification()
                .body(campaign("first") + ".fits", equalTo(true))
                .body(campaign("first") + ".reason", nullValue())
                .body(campaign("first") + ".trigger.type", equalTo("CUSTOMER_CHURNED"))
                .body(campaign("first") + ".trigger.canCome", equalTo(true))
                .body(campaign("first") + ".gates.passed", not(hasItem(false)))
                .body(campaign("first") + ".heldOut", nullValue())
                .body(campaign("first") + ".channel", equalTo("EMAIL"))
                .body(campaign("first") + ".offers.offerId", contains(offer))
                .body(campaign("first") + ".offers.available", contains(true))
                .body(campaign("second") + ".fits", equalTo(false))
                .body(campaign("second") + ".reason", equalTo("LOWER_PRIORITY"))
                .body(
                        gate("second", "LOWER_PRIORITY") + ".because",
                        equalTo("campaign " + name("first") + " has a higher priority"))
                .body(
                        gate("second", "LOWER_PRIORITY") + ".change",
                        equalTo("the priority of this campaign, 999999, has to be above that of the campaign that gets"
                                + " the customer"));
    }

    @Test
    void eachGateSaysWhatWouldChangeItsAnswer() {
        activate("first", 1_000_000, "CUSTOMER_CHURNED", mine() + " && customer.stage == 'ACTIVE'");
        given().post("/v1/campaigns/" + name("first") + "/pause").then().statusCode(200);
        known(aCustomer(customer)
                .in(Stage.CHURNED)
                .preferring(Channel.SMS)
                .withAnOpenComplaint()
                .allowing(Channel.CHAT));

        qualification()
                .body(campaign("first") + ".fits", equalTo(false))
                .body(campaign("first") + ".reason", equalTo("CAMPAIGN_PAUSED"))
                .body(gate("first", "CAMPAIGN_PAUSED") + ".because", equalTo("the campaign is paused"))
                .body(gate("first", "CAMPAIGN_PAUSED") + ".change", equalTo("the campaign has to be activated again"))
                .body(gate("first", "OPEN_COMPLAINT") + ".change", equalTo("the complaint has to be resolved"))
                .body(
                        gate("first", "NOT_IN_AUDIENCE") + ".because",
                        equalTo("the customer does not match the audience rule: " + mine()
                                + " && customer.stage == 'ACTIVE'"))
                .body(
                        gate("first", "NO_CONSENT") + ".change",
                        equalTo("the customer has to allow one of these channels: SMS"))
                .body(gate("first", "SUPPRESSED") + ".passed", equalTo(true))
                .body(gate("first", "SUPPRESSED") + ".change", nullValue());
        given().post("/v1/campaigns/" + name("first") + "/activation").then().statusCode(200);
    }

    @Test
    void aTriggerThatCannotComeNowSaysWhy() {
        activate("risk", 1_000_000, "CUSTOMER_AT_RISK", mine());
        activate("birthday", 1_000_000, "BIRTHDAY", mine());
        activate("anniversary", 1_000_000, "ANNIVERSARY", mine());
        known(byMail());

        qualification()
                .body(campaign("risk") + ".fits", equalTo(false))
                .body(campaign("risk") + ".reason", nullValue())
                .body(campaign("risk") + ".trigger.canCome", equalTo(false))
                .body(
                        campaign("risk") + ".trigger.because",
                        equalTo(
                                "it comes to customers in the stage AT_RISK, and the stage of this customer is CHURNED"))
                .body(campaign("birthday") + ".trigger.because", equalTo("the birthday of the customer is not known"))
                .body(campaign("anniversary") + ".trigger.because", equalTo("no order of an earlier year is known"));
    }

    @Test
    void theHoldoutOfABirthdayIsThatOfItsDecision() {
        activate("birthday", 1_000_000, "BIRTHDAY", mine());
        known(byMail().bornOn(5, 6));

        var heldOut = qualification().extract().<Boolean>path(campaign("birthday") + ".heldOut");

        assertThat(heldOut).isNotNull();
        qualification()
                .body(gate("birthday", "HOLDOUT") + ".passed", equalTo(!heldOut))
                .body(campaign("birthday") + ".holdout", equalTo(0.3f))
                .body(campaign("birthday") + ".fits", equalTo(true));
    }

    @Test
    void anOfferWhoseBudgetIsSpentIsNotAvailable() {
        activate("first", 1_000_000, "CUSTOMER_CHURNED", mine(), spent);
        known(byMail());
        EventStream.publish(new OfferDefined(spent, 2, "offer", null, true));

        eventually().untilAsserted(() -> qualification()
                .body(campaign("first") + ".offers.available", contains(false))
                .body(campaign("first") + ".offers.because", contains("its budget is spent")));
    }

    @Test
    void aQualificationHasNoEffect() {
        activate("first", 1_000_000, "CUSTOMER_CHURNED", mine());
        known(byMail());
        var rows = "select (select count(*) from decision) || ' ' || (select count(*) from enrolment) || ' '"
                + " || (select count(*) from postponed_occasion) || ' '"
                + " || (select count(*) from outbox where aggregateid = '" + customer + "')";
        var before = text(rows);

        qualification();

        assertThat(text(rows)).isEqualTo(before);
    }

    @Test
    void aCustomerWithoutAProfileIsNotFound() {
        given().contentType("application/json")
                .body(Map.of("customerId", "no-" + customer))
                .post("/v1/qualifications")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("no profile of customer no-" + customer + " is known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | customerId",
                "{\"customerId\": null} | customerId",
                "{\"customerId\": \"a b\"} | customerId",
                "{\"customerId\": \"a\", \"campaignId\": \"b\"} | campaignId"
            })
    void aWrongRequestIsRefusedAtItsField(String body, String field) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/qualifications")
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    private ReachFixture byMail() {
        return aCustomer(customer).in(Stage.CHURNED).allowing(Channel.EMAIL).withAddressFor(Channel.EMAIL);
    }

    private void known(ReachFixture profile) {
        EventStream.publish(profile.event());
        eventually().until(() -> text("select 1 from reach_profile where customer_id = '" + customer + "'") != null);
    }

    private ValidatableResponse qualification() {
        return given().contentType("application/json")
                .body(Map.of("customerId", customer))
                .post("/v1/qualifications")
                .then()
                .statusCode(200)
                .body("customerId", equalTo(customer));
    }

    private String mine() {
        return "customer.customerId == '" + customer + "'";
    }

    private String name(String campaign) {
        return campaign + "-" + id;
    }

    private String campaign(String campaign) {
        return "campaigns.find { it.campaignId == '" + name(campaign) + "' }";
    }

    private String gate(String campaign, String gate) {
        return campaign(campaign) + ".gates.find { it.gate == '" + gate + "' }";
    }

    private void activate(String campaign, int priority, String trigger, String audience) {
        activate(campaign, priority, trigger, audience, offer);
    }

    private void activate(String campaign, int priority, String trigger, String audience, String offerId) {
        given().contentType("application/json")
                .body("""
                                {"name": "x", "priority": %d, "trigger": {"type": "%s"}, "audience": "%s", "holdout": 0.3,
                                 "variants": [{"name": "one", "steps": [{"template": "%s", "offer": "%s"}]}]}""".formatted(priority, trigger, audience, template, offerId))
                .put("/v1/campaigns/" + name(campaign))
                .then()
                .statusCode(201);
        given().post("/v1/campaigns/" + name(campaign) + "/activation").then().statusCode(200);
        active.add(name(campaign));
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
