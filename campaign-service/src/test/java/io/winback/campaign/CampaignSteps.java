package io.winback.campaign;

import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.campaign.CouponRequested;
import io.winback.testkit.EventStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

/** What the tests of several consumers do with campaigns. */
final class CampaignSteps {

    private CampaignSteps() {}

    /** Defines a campaign with one variant for losses, and activates it. */
    static void activate(String campaign, int priority, String audience, List<Map<String, String>> steps) {
        activate(campaign, OccasionKind.CUSTOMER_CHURNED, priority, audience, 0, steps);
    }

    /** Defines a campaign with one variant, and activates it. */
    static void activate(
            String campaign,
            OccasionKind trigger,
            int priority,
            String audience,
            double holdout,
            List<Map<String, String>> steps) {
        for (var step : steps) {
            PublishedDefinitions.templates(step.get("template"));
            Optional.ofNullable(step.get("offer")).ifPresent(PublishedDefinitions::offers);
        }
        given().contentType("application/json")
                .body(Map.of(
                        "name",
                        campaign,
                        "priority",
                        priority,
                        "trigger",
                        Map.of("type", trigger),
                        "audience",
                        audience,
                        "holdout",
                        holdout,
                        "variants",
                        List.of(Map.of("name", "one", "steps", steps))))
                .put("/v1/campaigns/" + campaign)
                .then()
                .statusCode(oneOf(200, 201));
        given().post("/v1/campaigns/" + campaign + "/activation").then().statusCode(200);
    }

    static void archive(String campaign) {
        given().post("/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
        given().post("/v1/campaigns/" + campaign + "/archive").then().statusCode(200);
    }

    /** Waits until a campaign with an offer enrols the customer. @return the decision */
    static UUID decisionOf(String customer) {
        return eventually()
                .until(() -> EventStream.published(CouponRequested.class, customer), hasSize(1))
                .get(0)
                .decisionId();
    }
}
