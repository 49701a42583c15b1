package io.winback.customer.survey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.SurveyAnswered;
import io.winback.events.customer.ThemeResolved;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Surveys, interviews and themes, and their effect on churn reasons, statistics and the timeline. */
@QuarkusTest
class SurveyAndInterviewFlowTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String theme = "theme-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCustomer() {
        given().contentType("application/json")
                .body(Map.of("name", "佐藤 陽菜", "locale", "ja-JP"))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    @Test
    void lowScoreFilesAComplaint() {
        String complaint = answer(Map.of("kind", "NPS", "score", 2, "comment", "電話の対応がとても失礼でした"))
                .statusCode(201)
                .body("reason", equalTo("SERVICE"))
                .body("complaintId", notNullValue())
                .extract()
                .path("complaintId");

        given().get("/v1/complaints/" + complaint).then().body("reason", equalTo("SERVICE"));
        answer(Map.of("kind", "NPS", "score", 10)).statusCode(201).body("complaintId", nullValue());
    }

    @Test
    void responseIsPublishedWithItsScoreAndWithoutItsWords() {
        var low = answer(Map.of("kind", "NPS", "score", 2, "comment", "電話の対応がとても失礼でした"))
                .extract();
        var exit = answer(Map.of("kind", "EXIT", "comment", "値上げして高すぎるので")).extract();

        eventually().untilAsserted(() -> assertThat(EventStream.published(SurveyAnswered.class, customer))
                .extracting(
                        answered -> answered.responseId().toString(),
                        SurveyAnswered::kind,
                        SurveyAnswered::score,
                        SurveyAnswered::lowestScore,
                        SurveyAnswered::highestScore,
                        SurveyAnswered::reason)
                .containsExactly(
                        tuple(low.<String>path("responseId"), "NPS", 2, 0, 10, ChurnReason.SERVICE),
                        tuple(exit.<String>path("responseId"), "EXIT", null, null, null, ChurnReason.PRICE)));
        assertThat(EventStream.published(SurveyAnswered.class, customer))
                .first()
                .satisfies(answered -> {
                    assertThat(answered.complaintId()).hasToString(low.path("complaintId"));
                    assertThat(answered.answeredAt()).isEqualTo(Instant.parse(low.path("answeredAt")));
                    assertThat(answered.customer().openComplaint()).isTrue();
                });
        assertThat(EventStream.records(SurveyAnswered.class, customer))
                .extracting(event -> new String(event.value(), UTF_8))
                .noneMatch(json -> json.contains("電話") || json.contains("値上げ") || json.contains("佐藤"));
    }

    @Test
    void answersHaveALimitOfLevels() {
        Object deep = 1;
        for (int level = 0; level < 9; level++) {
            deep = Map.of("a", deep);
        }
        answer(Map.of("kind", "NPS", "score", 9, "answers", Map.of("a", deep))).statusCode(201);
        answer(Map.of("kind", "NPS", "score", 9, "answers", Map.of("a", Map.of("a", deep))))
                .statusCode(400)
                .body("detail", equalTo("answers: must be at most 10 levels deep"));
        for (int level = 0; level < 980; level++) {
            deep = Map.of("a", deep);
        }
        answer(Map.of("kind", "NPS", "score", 9, "answers", Map.of("a", deep)))
                .statusCode(400)
                .body("violations[0].field", equalTo("answers"));
    }

    @Test
    void exitSurveyUpdatesTheReason() {
        post("/v1/cancellations", Map.of("customerId", customer)).statusCode(201);

        answer(Map.of("kind", "EXIT", "comment", "値上げして高すぎるので")).statusCode(201);

        given().get("/v1/customers/" + customer).then().body("lifecycle.churnReason", equalTo("PRICE"));
    }

    @Test
    void reasonOfAnInterviewOutweighsAnInferredReason() {
        post("/v1/cancellations", Map.of("customerId", customer, "reason", "PRICE"))
                .statusCode(201);

        post(
                        "/v1/interviews",
                        Map.of(
                                "customerId",
                                customer,
                                "notes",
                                "引っ越した",
                                "reasons",
                                List.of("NO_LONGER_NEEDED", "PRICE")))
                .statusCode(201);

        given().get("/v1/customers/" + customer)
                .then()
                .body("lifecycle.churnReason", equalTo("NO_LONGER_NEEDED"))
                .body("lifecycle.confidence", equalTo(0.95f));
        given().get("/v1/interviews?customerId=" + customer)
                .then()
                .body("items[0].reasons", equalTo(List.of("NO_LONGER_NEEDED", "PRICE")));
        post("/v1/interviews", Map.of("customerId", customer, "notes", "未来", "heldAt", "2999-01-01T00:00:00Z"))
                .statusCode(400)
                .body("violations[0].field", equalTo("heldAt"));
        post("/v1/interviews", Map.of("customerId", customer, "notes", "", "reasons", List.of("NONSENSE")))
                .statusCode(400);
    }

    @Test
    void deathStatedInAComplaintEndsAllContact() {
        post("/v1/complaints", Map.of("customerId", customer, "text", "母が亡くなりました", "reason", "DECEASED"))
                .statusCode(201);

        given().get("/v1/customers/" + customer)
                .then()
                .body("lifecycle.stage", equalTo("CHURNED"))
                .body("lifecycle.churnReason", equalTo("DECEASED"));
        eventually().untilAsserted(() -> {
            assertThat(EventStream.published(CustomerChurned.class, customer))
                    .singleElement()
                    .satisfies(lost -> assertThat(lost.customer().churnReason()).isEqualTo(ChurnReason.DECEASED));
            assertThat(EventStream.published(CustomerProfile.class, customer))
                    .last()
                    .satisfies(profile -> assertThat(profile.churnReason()).isEqualTo(ChurnReason.DECEASED));
        });
    }

    @Test
    void deathInAnInterviewOutranksOtherReasons() {
        post(
                        "/v1/interviews",
                        Map.of("customerId", customer, "notes", "ご遺族と話した", "reasons", List.of("PRICE", "DECEASED")))
                .statusCode(201);

        given().get("/v1/customers/" + customer).then().body("lifecycle.churnReason", equalTo("DECEASED"));
    }

    @Test
    void inferredDeathDoesNotBeginAnEpisode() {
        answer(Map.of("kind", "EXIT", "comment", "My mother passed away last week, she died in hospital."))
                .statusCode(201)
                .body("reason", equalTo("DECEASED"));

        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("PROSPECT"));
    }

    @Test
    void cancellationWithoutReasonGetsAnInferredReason() {
        post("/v1/complaints", Map.of("customerId", customer, "text", "縫い目がほつれていた", "reason", "QUALITY"))
                .statusCode(201);

        post("/v1/cancellations", Map.of("customerId", customer))
                .statusCode(201)
                .body("reason", equalTo("UNKNOWN"));

        given().get("/v1/customers/" + customer)
                .then()
                .body("lifecycle.churnReason", equalTo("QUALITY"))
                .body("lifecycle.evidence", hasItem("filed a complaint about QUALITY"));
        given().get("/v1/customers/" + customer + "/reasons")
                .then()
                .statusCode(200)
                .body("reasons[0].reason", equalTo("QUALITY"))
                .body("reasons[0].theirWord", equalTo(true))
                .body("reasons[0].evidence[0].weight", greaterThan(0.9f));
        given().get("/v1/customers/unknown-" + customer + "/reasons").then().statusCode(404);
    }

    @Test
    void laterReasonIsInTheStatistics() {
        var unknown = lostFor("UNKNOWN");
        var needless = lostFor("NO_LONGER_NEEDED");
        post("/v1/cancellations", Map.of("customerId", customer)).statusCode(201);
        assertThat(lostFor("UNKNOWN")).isEqualTo(unknown + 1);

        post("/v1/interviews", Map.of("customerId", customer, "notes", "卒業", "reasons", List.of("NO_LONGER_NEEDED")))
                .statusCode(201);

        assertThat(lostFor("UNKNOWN")).isEqualTo(unknown);
        assertThat(lostFor("NO_LONGER_NEEDED")).isEqualTo(needless + 1);
    }

    private static int lostFor(String reason) {
        Integer customers = given().get("/v1/insights/churn-reasons")
                .path("reasons.find { it.reason == '%s' }?.customers".formatted(reason));
        return customers == null ? 0 : customers;
    }

    @Test
    void lowAspectGivesTheReason() {
        answer(Map.of("kind", "CSAT", "score", 4, "answers", Map.of("price", 5, "quality", 1)))
                .statusCode(201)
                .body("reason", equalTo("QUALITY"));
        answer(Map.of("kind", "CSAT", "score", 4, "answers", Map.of("price", 9)))
                .statusCode(400)
                .body("violations[0].field", equalTo("answers.price"));
    }

    @Test
    void invalidScoreNamesItsField() {
        for (var wrong : List.of(
                Map.of("kind", "NPS", "score", 11),
                Map.of("kind", "NPS", "score", -1),
                Map.of("kind", "CSAT", "score", 0),
                Map.of("kind", "NPS"),
                Map.of("kind", "EXIT", "score", 3))) {
            answer(new HashMap<>(wrong)).statusCode(400).body("violations[0].field", equalTo("score"));
        }
        answer(Map.of("kind", "WHAT", "score", 3)).statusCode(400).body("violations[0].field", equalTo("kind"));
    }

    @Test
    void resolvedThemePublishesItsChurnedCustomers() {
        given().contentType("application/json")
                .body(Map.of("name", "遅れる荷物", "reason", "DELIVERY"))
                .put("/v1/themes/" + theme)
                .then()
                .statusCode(201);
        post("/v1/complaints", Map.of("customerId", customer, "text", "荷物が遅れました", "themeId", theme))
                .statusCode(201)
                .body("themeId", equalTo(theme));
        post("/v1/complaints", Map.of("customerId", customer, "text", "x", "themeId", "no-such"))
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_THEME"));
        post("/v1/cancellations", Map.of("customerId", customer, "reason", "DELIVERY"))
                .statusCode(201);

        post("/v1/themes/" + theme + "/resolution", Map.of("text", "配送業者を替えました"))
                .statusCode(200)
                .body("customersLost", equalTo(1));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ThemeResolved.class, customer))
                .singleElement()
                .satisfies(resolved -> {
                    assertThat(resolved.themeId()).isEqualTo(theme);
                    assertThat(resolved.episodeId()).isNotNull();
                }));
        post("/v1/themes/no-such/resolution", Map.of("text", "x")).statusCode(404);
    }

    @Test
    void complaintCanBeAssignedToAThemeLater() {
        given().contentType("application/json")
                .body(Map.of("name", "遅れる荷物", "reason", "DELIVERY"))
                .put("/v1/themes/" + theme)
                .then()
                .statusCode(201);
        String complaint = post("/v1/complaints", Map.of("customerId", customer, "text", "荷物が遅れました"))
                .extract()
                .path("complaintId");
        var url = "/v1/complaints/" + complaint;
        var request = given().contentType("application/json");

        request.body(Map.of("themeId", "no-such")).patch(url).then().statusCode(422);
        request.body(Map.of()).patch(url).then().statusCode(400).body("violations[0].field", equalTo("state"));
        request.body(Map.of("themeId", theme))
                .patch(url)
                .then()
                .statusCode(200)
                .body("themeId", equalTo(theme))
                .body("state", equalTo("OPEN"));

        post("/v1/cancellations", Map.of("customerId", customer, "reason", "COMPETITOR"))
                .statusCode(201);
        post("/v1/themes/" + theme + "/resolution", Map.of("text", "配送業者を替えました"))
                .statusCode(200)
                .body("customersLost", equalTo(0));
    }

    @Test
    void deceasedCustomerIsNotInAResolvedTheme() {
        given().contentType("application/json")
                .body(Map.of("name", "訃報", "reason", "DECEASED"))
                .put("/v1/themes/" + theme)
                .then()
                .statusCode(201);
        post("/v1/complaints", Map.of("customerId", customer, "text", "荷物が遅れました", "themeId", theme))
                .statusCode(201);
        post("/v1/cancellations", Map.of("customerId", customer, "reason", "DECEASED"))
                .statusCode(201);

        post("/v1/themes/" + theme + "/resolution", Map.of("text", "配送業者を替えました"))
                .statusCode(200)
                .body("customersLost", equalTo(0));
    }

    @Test
    void timelineAndReasonsHoldAllRecordsOfACustomer() {
        order("first");
        post("/v1/complaints", Map.of("customerId", customer, "text", "荷物がまた遅れて届きました"))
                .statusCode(201);
        answer(Map.of("kind", "CSAT", "score", 4)).statusCode(201);
        post("/v1/cancellations", Map.of("customerId", customer, "reason", "DELIVERY"))
                .statusCode(201);
        order("back");

        var timeline = given().get("/v1/customers/" + customer + "/timeline").jsonPath();

        assertThat(timeline.getList("items.kind"))
                .containsExactlyInAnyOrder("ORDER", "COMPLAINT", "SURVEY", "CANCELLATION", "LOST", "ORDER", "RETURNED");
        assertThat(timeline.<String>getList("items.at"))
                .isSortedAccordingTo((a, b) -> Instant.parse(b).compareTo(Instant.parse(a)));
        String next = given().get("/v1/customers/" + customer + "/timeline?limit=3")
                .then()
                .body("items", hasSize(3))
                .extract()
                .path("next");
        given().get("/v1/customers/" + customer + "/timeline?limit=200&after=" + next)
                .then()
                .body("items", hasSize(4));
        given().get("/v1/insights/churn-reasons")
                .then()
                .statusCode(200)
                .body("reasons.find { it.reason == 'DELIVERY' }.customers", greaterThanOrEqualTo(1))
                .body("reasons.find { it.reason == 'DELIVERY' }.wonBack", greaterThanOrEqualTo(1));
        List<String> quotes =
                given().get("/v1/insights/churn-reasons").path("reasons.find { it.reason == 'DELIVERY' }.quotes");
        assertThat(quotes).isNotEmpty().doesNotHaveDuplicates();
        List<String> evidence =
                given().get("/v1/insights/churn-reasons").path("reasons.find { it.reason == 'DELIVERY' }.topEvidence");
        assertThat(evidence).isNotEmpty().doesNotHaveDuplicates();
        given().get("/v1/insights/churn-reasons?from=" + "a".repeat(100))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
        given().get("/v1/insights/churn-reasons?from=2026-02-01&to=2026-01-01")
                .then()
                .statusCode(400);
        for (var impossible : List.of(
                "from=1900-01-01&to=9998-12-31", "to=-999999999-01-01", "to=+999999999-12-31", "from=0001-01-01")) {
            given().get("/v1/insights/churn-reasons?" + impossible).then().statusCode(400);
        }
        given().get("/v1/insights/churn-reasons?from=yesterday")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
    }

    private void order(String name) {
        post(
                        "/v1/orders",
                        Map.of(
                                "orderId",
                                customer.substring(0, 30) + "-" + name,
                                "customerId",
                                customer,
                                "placedAt",
                                Instant.now().toString(),
                                "total",
                                Map.of("amount", 1200, "currency", "JPY")))
                .statusCode(201);
    }

    private ValidatableResponse answer(Map<String, Object> answer) {
        var body = new HashMap<String, Object>(Map.of("customerId", customer));
        body.putAll(answer);
        return post("/v1/survey-responses", body);
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return given().contentType("application/json").body(body).post(path).then();
    }
}
