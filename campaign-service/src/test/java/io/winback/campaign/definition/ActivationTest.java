package io.winback.campaign.definition;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.campaign.PublishedDefinitions;
import io.winback.events.Channel;
import io.winback.events.notification.TemplatePublished.Text;
import io.winback.events.offer.OfferDefined;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ActivationTest {

    private final String run = UUID.randomUUID().toString();
    private final String campaign = "/v1/campaigns/c-" + run;
    private final String template = "t-" + run;
    private final String offer = "o-" + run;

    @Test
    void aCampaignThatIsNotReadyIsRefusedWithEveryFinding() {
        EventStream.publish(
                new OfferDefined(offer, 1, "offer", Instant.parse("2026-01-01T00:00:00Z"), true),
                PublishedDefinitions.template(template, 1, List.of(new Text("ja", Channel.EMAIL, true))));
        put("""
                {"template": "%1$s", "channels": ["EMAIL", "SMS"]},
                {"template": "%1$s-missing", "after": "P7D"}""".formatted(template), """
                {"template": "%s", "offer": "%s"}""".formatted(template, offer));

        activate()
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_READY"))
                .body(
                        "violations.field",
                        contains(
                                "variants[0].steps[0].template",
                                "variants[0].steps[0].template",
                                "variants[0].steps[1].template",
                                "variants[1].steps[0].offer",
                                "variants[1].steps[0].offer"))
                .body("violations[2].message", equalTo("there is no template " + template + "-missing"));
        given().get(campaign).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void anActivationWaitsForOffersAndTemplatesThatWereDefinedAMomentAgo() {
        put("{\"template\": \"%s\", \"offer\": \"%s\"}".formatted(template, offer));
        var answer = CompletableFuture.supplyAsync(this::activate);

        PublishedDefinitions.templates(template);
        PublishedDefinitions.offers(offer);

        answer.join().then().statusCode(200).body("state", equalTo("RUNNING"));
        archive();
    }

    @Test
    void anEventOfALowerVersionHasNoEffect() {
        var texts = List.of(new Text("ja", Channel.EMAIL, false));
        EventStream.publish(
                PublishedDefinitions.template(template, 2, texts),
                PublishedDefinitions.template(template, 1, List.of()),
                new OfferDefined(offer, 2, "offer", null, false),
                new OfferDefined(offer, 1, "offer", null, true));
        put("{\"template\": \"%s\", \"offer\": \"%s\", \"channels\": [\"EMAIL\"]}".formatted(template, offer));

        activate().then().statusCode(200);
        archive();
    }

    @Test
    void aDeletedOfferIsUnknownUntilItIsDefinedAgain() {
        PublishedDefinitions.templates(template);
        EventStream.publish(
                new OfferDefined(offer, 1, "offer", null, false),
                OfferDefined.deletion(offer, 2, "offer"),
                new OfferDefined(offer, 1, "offer", null, false));
        put("{\"template\": \"%s\", \"offer\": \"%s\"}".formatted(template, offer));

        activate().then().statusCode(422).body("violations.message", contains("there is no offer " + offer));
        EventStream.publish(new OfferDefined(offer, 3, "offer", null, false));

        activate().then().statusCode(200);
        archive();
    }

    @Test
    void aRevisionIsResumedEvenIfItsBudgetIsSpentAndANewOneIsRefused() {
        var step = "{\"template\": \"%s\", \"offer\": \"%s\"}".formatted(template, offer);
        PublishedDefinitions.templates(template);
        PublishedDefinitions.offers(offer);
        put(step);
        activate().then().statusCode(200);
        EventStream.publish(new OfferDefined(offer, 2, "offer", null, true));
        put(step);
        activate().then().statusCode(422).body("violations.field", contains("variants[0].steps[0].offer"));
        archive();

        var other = new ActivationTest();
        EventStream.publish(new OfferDefined(other.offer, 1, "offer", null, false));
        PublishedDefinitions.templates(template);
        other.put("{\"template\": \"%s\", \"offer\": \"%s\"}".formatted(template, other.offer));
        other.activate().then().statusCode(200);
        given().post(other.campaign + "/pause").then().statusCode(200);
        EventStream.publish(new OfferDefined(other.offer, 2, "offer", null, true));

        other.activate().then().statusCode(200).body("state", equalTo("RUNNING"));
        other.archive();
    }

    @Test
    void theSameIdempotencyKeyGetsTheFirstAnswer() {
        PublishedDefinitions.templates(template);
        put("{\"template\": \"%s\"}".formatted(template));
        var first = given().header("Idempotency-Key", run).post(campaign + "/activation");
        EventStream.publish(PublishedDefinitions.template(template, 2, List.of()));

        var second = given().header("Idempotency-Key", run).post(campaign + "/activation");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        archive();
    }

    private Response activate() {
        return given().post(campaign + "/activation");
    }

    private void archive() {
        given().post(campaign + "/pause");
        given().post(campaign + "/archive").then().statusCode(200);
    }

    /** @param variants the steps of each variant */
    private void put(String... variants) {
        var all = new StringBuilder();
        for (int v = 0; v < variants.length; v++) {
            all.append("%s{\"name\": \"%d\", \"steps\": [%s]}".formatted(v == 0 ? "" : ", ", v, variants[v]));
        }
        given().contentType("application/json").body("""
                        {"name": "x", "trigger": {"type": "CUSTOMER_CHURNED"}, "audience": "false",
                         "variants": [%s]}""".formatted(all)).put(campaign);
    }
}
