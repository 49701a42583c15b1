package io.winback.campaign.definition;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.winback.campaign.PublishedDefinitions;
import io.winback.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class CampaignResourceTest {

    private static final String CAMPAIGN = """
            {"name": "冬の再会", "priority": 100, "trigger": {"type": "CUSTOMER_CHURNED"},
             "audience": "customer.tier in ['TOP', 'HIGH'] && customer.churnReason == 'PRICE'",
             "window": {"from": "2026-12-01T00:00:00Z", "until": "2027-02-01T00:00:00Z"},
             "holdout": 0.1,
             "goal": {"event": "ORDER_PLACED", "within": "P30D"}, "allocation": "FIXED",
             "variants": [{"name": "ten-percent", "weight": 1, "steps": [
               {"template": "we-miss-you", "offer": "comeback-10", "channels": ["PREFERRED", "EMAIL", "SMS"]},
               {"template": "last-chance", "after": "P7D", "unless": "CONVERTED"}]}]}""";

    private final String campaign = "/v1/campaigns/c-" + UUID.randomUUID();

    @Test
    void aCampaignGoesThroughItsStates() {
        PublishedDefinitions.templates("we-miss-you", "last-chance");
        PublishedDefinitions.offers("comeback-10");
        put(CAMPAIGN).then().statusCode(201).body("state", equalTo("DRAFT")).body("revision", equalTo(1));
        given().post(campaign + "/pause").then().statusCode(409);

        given().post(campaign + "/activation").then().statusCode(200).body("state", equalTo("RUNNING"));
        given().post(campaign + "/activation").then().statusCode(409).contentType("application/problem+json");
        put(CAMPAIGN)
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("draft", equalTo(true))
                .body("revision", equalTo(2))
                .body("runningRevision", equalTo(1));
        given().get("/v1/campaigns?state=RUNNING&limit=200").then().body("items.campaignId", hasItem(id()));
        given().get("/v1/campaigns?state=DRAFT&limit=200").then().body("items.campaignId", not(hasItem(id())));
        given().post(campaign + "/activation")
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("draft", equalTo(false))
                .body("runningRevision", equalTo(2));
        given().post(campaign + "/pause").then().statusCode(200);
        given().post(campaign + "/archive").then().statusCode(200).body("state", equalTo("ARCHIVED"));
        given().get(campaign + "/revisions").then().body("items.size()", equalTo(2));
    }

    @Test
    void whatAChangeAnswersCanBePutBackUnchanged() {
        PublishedDefinitions.templates("we-miss-you", "last-chance");
        PublishedDefinitions.offers("comeback-10");
        var created = put(CAMPAIGN).then().statusCode(201).extract();
        assertThat(JsonPath.from(get()).getString("changedAt")).isEqualTo(created.<String>path("changedAt"));
        put(created.asString()).then().statusCode(200);
        var activated =
                given().post(campaign + "/activation").then().statusCode(200).extract();

        put(activated.asString()).then().statusCode(200);
    }

    @Test
    void whatGetAnswersCanBePutBackUnchanged() {
        put(CAMPAIGN).then().statusCode(201);
        put(get()).then().statusCode(200).body("revision", equalTo(2)).body("draft", equalTo(true));
        given().post(campaign + "/activation").then().statusCode(200);

        put(get()).then().statusCode(200).body("state", equalTo("RUNNING")).body("revision", equalTo(3));
    }

    @Test
    void aReadOnlyFieldWithAnotherValueIsRefused() {
        put(CAMPAIGN).then().statusCode(201);

        put(get().replace("\"revision\":1", "\"revision\":7"))
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("revision: it is read-only and now 1, not 7; fetch it again, or leave the field out"));
        put(get().replace("\"state\":\"DRAFT\"", "\"state\":\"RUNNING\""))
                .then()
                .statusCode(409);
        put(get().replace(id(), "another")).then().statusCode(400).body("violations[0].field", equalTo("campaignId"));
        put(get().replace("\"revision\"", "\"revisoin\""))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("revisoin"));
        given().get(campaign).then().body("revision", equalTo(1));
    }

    @Test
    void aDurationIsATextAndNeverANumber() {
        for (var wrong : List.of("30", "2592000.5", "true", "\"30\"", "\"30 days\"", "\"\"", "[1]", "{}")) {
            put(CAMPAIGN.replace("\"P30D\"", wrong))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("goal.within"))
                    .body(
                            "violations[0].message",
                            containsString("must be a duration of days, hours, minutes and seconds such as P30D"));
        }
        put(CAMPAIGN.replace("\"P7D\"", "604800"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("variants[0].steps[1].after"));
        put(CAMPAIGN.replace("\"P7D\"", "\"PT36H\""))
                .then()
                .statusCode(201)
                .body("goal.within", equalTo("P30D"))
                .body("variants[0].steps[1].after", equalTo("PT36H"));
    }

    @Test
    void onlyACampaignThatWasNeverActivatedIsDeleted() {
        put(CAMPAIGN);
        put(CAMPAIGN);
        given().delete(campaign).then().statusCode(204);
        given().get(campaign).then().statusCode(404);
        given().delete(campaign).then().statusCode(404);

        put(CAMPAIGN).then().statusCode(201).body("revision", equalTo(1));
        given().post(campaign + "/activation").then().statusCode(200);
        given().delete(campaign)
                .then()
                .statusCode(409)
                .body("detail", equalTo("the campaign cannot be deleted: it was activated; archive it"));
    }

    @Test
    void aCopyIsADraftOfTheNewestDefinition() {
        put(CAMPAIGN);
        given().post(campaign + "/activation");
        put(CAMPAIGN.replace("冬の再会", "春の再会"));
        var copy = id() + "-copy";

        copyAs(copy)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/campaigns/" + copy))
                .body("campaignId", equalTo(copy))
                .body("name", equalTo("春の再会"))
                .body("state", equalTo("DRAFT"))
                .body("revision", equalTo(1));

        copyAs(copy).then().statusCode(409);
        copyAs("not an id").then().statusCode(400).body("violations[0].field", endsWith("campaignId"));
        given().contentType("application/json")
                .body(Map.of("campaignId", "x"))
                .post("/v1/campaigns/unknown-campaign/copy")
                .then()
                .statusCode(404);
    }

    @Test
    void aRuleThatAlwaysFailsIsRefusedWithItsPlace() {
        put(withRule("customer.tier == 'GOLD'"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("audience"))
                .body(
                        "violations[0].message",
                        equalTo("line 1, column 18: 'GOLD' is no tier; it is one of TOP, HIGH, MEDIUM, LOW"));
    }

    private Response copyAs(String newId) {
        return given().contentType("application/json")
                .body(Map.of("campaignId", newId))
                .post(campaign + "/copy");
    }

    private String get() {
        return given().get(campaign).asString();
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        var tag = put(CAMPAIGN).header("ETag");

        given().contentType("application/json")
                .header("If-Match", tag)
                .body(CAMPAIGN)
                .put(campaign)
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .header("If-Match", tag)
                .body(CAMPAIGN)
                .put(campaign)
                .then()
                .statusCode(412);
    }

    @Test
    void aRuleThatDoesNotCompileIsRefusedWithThePositionOfTheError() {
        put(CAMPAIGN.replace("customer.tier in", "customer.teir in"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("audience"))
                .body("violations[0].message", containsString("column"));
    }

    @Test
    void aRuleThatIsNotABooleanIsRefused() {
        for (var rule : List.of("customer.tier", "customer.value.orders", "customer.attributes", "'yes'")) {
            put(withRule(rule)).then().statusCode(400).body("violations[0].field", equalTo("audience"));
        }
        put(withRule("customer.attributes.vip == 'yes'")).then().statusCode(201);
        put(withRule("customer.attributes.vip")).then().statusCode(200);
    }

    @Test
    void aRuleMayHaveLineBreaksAndNoOtherControlCharacters() {
        for (var character : List.of("\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\ud800", "\\u2028")) {
            put(withRule("customer.tier == 'T" + character + "'"))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", endsWith("audience"));
        }
        put(withRule("customer.tier == 'TOP'\\r\\n\\t&& customer.churnReason == 'PRICE'"))
                .then()
                .statusCode(201);
    }

    @Test
    void aFieldThatIsNotSupportedYetIsRefused() {
        for (var field : Map.of(
                        "frequencyCap", "{\"messages\": 2, \"per\": \"P7D\"}",
                        "budget", "{\"amount\": 500000, \"currency\": \"JPY\"}")
                .entrySet()) {
            put(CAMPAIGN.replace("\"holdout\": 0.1", "\"%s\": %s".formatted(field.getKey(), field.getValue())))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(field.getKey()))
                    .body("violations[0].message", containsString("is not supported yet"));
        }
        put(CAMPAIGN.replace("\"holdout\": 0.1", "\"budget\": {\"amount\": 500000}"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("budget.currency"));
        put(CAMPAIGN.replace("FIXED", "THOMPSON"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("allocation"));
    }

    @Test
    void anUnknownChannelIsRefusedWithTheKnownOnes() {
        put(CAMPAIGN.replace("\"SMS\"", "\"FAX\""))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("variants[0].steps[0].channels[2]"))
                .body("violations[0].message", equalTo("must be one of PREFERRED, EMAIL, SMS, CHAT, not \"FAX\""));
    }

    @Test
    void aStepListsDifferentChannelsOrNone() {
        var channels = "variants[0].steps[0].channels";
        put(withChannels("[]"))
                .then()
                .statusCode(400)
                .body("detail", equalTo(channels + ": must have 1 to 10 entries, not 0"));
        put(withChannels("[\"EMAIL\", \"SMS\", \"EMAIL\"]"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(channels + "[2]"))
                .body(
                        "violations[0].message",
                        equalTo("must differ from every other channel of the step, but EMAIL is listed twice"));
    }

    @Test
    void aWindowIsOfTheYearsThatADatabaseKeeps() {
        var years = "must be in the years 1 to 9999, not ";
        put(CAMPAIGN.replaceFirst("\"from\": \"[^\"]*\"", "\"from\": \"-999999999-01-01T00:00:00Z\""))
                .then()
                .statusCode(400)
                .body("detail", equalTo("window.from: " + years + "-999999999-01-01T00:00:00Z"));
        put(CAMPAIGN.replaceFirst("\"until\": \"[^\"]*\"", "\"until\": \"+10000-01-01T00:00:00Z\""))
                .then()
                .statusCode(400)
                .body("detail", equalTo("window.until: " + years + "+10000-01-01T00:00:00Z"));
    }

    @Test
    void whatIsExpectedOfADurationAndANumberIsSaidWithTheValue() {
        put(CAMPAIGN.replace("\"P30D\"", "\"P1M\""))
                .then()
                .body(
                        "detail",
                        equalTo("goal.within: must be a duration of days, hours, minutes and seconds such as P30D,"
                                + " not \"P1M\""));
        put(CAMPAIGN.replace("\"P30D\"", "\"-P3D\""))
                .then()
                .body("detail", equalTo("goal.within: must be positive and at most ten years, not -P3D"));
        put(CAMPAIGN.replace("\"holdout\": 0.1", "\"holdout\": 1.5"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("holdout: must be at most 0.9, not 1.5"));
        given().get("/v1/campaigns?limit=500")
                .then()
                .statusCode(400)
                .body("detail", equalTo("limit: must be at most 200, not 500"));
    }

    @Test
    void anUnknownCampaignIsNotFound() {
        given().get(campaign).then().statusCode(404);
        given().post(campaign + "/pause").then().statusCode(404);
    }

    private static String withChannels(String channels) {
        return CAMPAIGN.replace("[\"PREFERRED\", \"EMAIL\", \"SMS\"]", channels);
    }

    private static String withRule(String rule) {
        return CAMPAIGN.replaceFirst(
                "\"audience\": \"[^\"]*\"", Matcher.quoteReplacement("\"audience\": \"" + rule + "\""));
    }

    @Test
    void invalidInputIsRefusedWithTheNameOfItsField() {
        put(CAMPAIGN.replace("\"holdout\": 0.1", "\"holdout\": 1.5"))
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("holdout"));
        put(CAMPAIGN.replace("\"holdout\": 0.1", "\"holdout\": 1e-20000"))
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("holdout"));
        for (var name : List.of("a\\u0000b", "\\ud800", "a\\nb")) {
            put(CAMPAIGN.replaceFirst("\"name\": \"[^\"]*\"", Matcher.quoteReplacement("\"name\": \"" + name + "\"")))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", endsWith("name"));
        }
        put("{\"name\": \"" + "x".repeat(1_100_000) + "\"}")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        put(CAMPAIGN.replace("\"priority\"", "\"prioritty\""))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("prioritty"));
        put(CAMPAIGN.replace("2027-02-01", "2025-02-01"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("window.from"));
        put("[".repeat(10_000)).then().statusCode(400);
        given().get("/v1/campaigns?after=nonsense!")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }

    @Test
    void aChunkedBodyOfUnknownLengthIsRefused() throws Exception {
        var request = TestKeys.on(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + campaign)))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CAMPAIGN.getBytes(UTF_8))))
                .build();
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(411);
    }

    private String id() {
        return campaign.substring(campaign.lastIndexOf('/') + 1);
    }

    private Response put(String json) {
        return given().contentType("application/json").body(json).put(campaign);
    }
}
