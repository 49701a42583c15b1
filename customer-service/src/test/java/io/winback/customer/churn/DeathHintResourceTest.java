package io.winback.customer.churn;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerReturned;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** An inferred death opens a hint, which a person decides. A recorded death can be revoked. */
@QuarkusTest
class DeathHintResourceTest {

    private static final Map<String, Object> DECISION = Map.of("by", "support-7", "reason", "spoke with the family");

    @Inject
    AgroalDataSource database;

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeEach
    void aCustomer() {
        order("2026-01-05T03:00:00Z", "first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this shop is dead to me",
                "You are dead to me. I died of boredom waiting for an answer.",
                "My mother passed away last week",
                "死ぬほど待たされた。この店はもう死んでいる、死にました。",
                "父が先日亡くなりました",
            })
    void inferredDeathNeverMakesACustomerDeceased(String text) {
        post("/v1/complaints", Map.of("customerId", customer, "text", text)).statusCode(201);
        post("/v1/survey-responses", Map.of("customerId", customer, "kind", "EXIT", "comment", text))
                .statusCode(201);
        post("/v1/survey-responses", Map.of("customerId", customer, "kind", "NPS", "score", 0, "comment", text))
                .statusCode(201);
        post("/v1/interviews", Map.of("customerId", customer, "notes", text)).statusCode(201);
        post("/v1/returns", Map.of("customerId", customer, "orderId", customer + "-first", "comment", text))
                .statusCode(201);
        post("/v1/cancellations", Map.of("customerId", customer, "comment", text))
                .statusCode(201);
        post("/v1/survey-responses", Map.of("customerId", customer, "kind", "EXIT", "comment", text))
                .statusCode(201);
        post("/v1/reason-classifications", Map.of("text", text)).statusCode(200);

        customer().body("lifecycle.stage", equalTo("CHURNED")).body("lifecycle.churnReason", not(equalTo("DECEASED")));
        eventually().untilAsserted(() -> assertThat(profiles()).isNotEmpty().allSatisfy(profile -> {
            assertThat(profile.deceased()).isFalse();
            assertThat(profile.churnReason()).isNotEqualTo(ChurnReason.DECEASED);
        }));
    }

    @ParameterizedTest
    @CsvSource({"/v1/complaints,text,COMPLAINT", "/v1/cancellations,comment,CANCELLATION", "/v1/returns,comment,RETURN"
    })
    void inferredDeathOpensOneHint(String path, String field, String source) {
        var body =
                new HashMap<String, Object>(Map.of("customerId", customer, field, "My mother passed away last week"));
        if (source.equals("RETURN")) {
            body.put("orderId", customer + "-first");
        }

        post(path, body).statusCode(201);
        post(path, body).statusCode(201);

        openHints()
                .body("items", hasSize(1))
                .body("items[0].question", equalTo("MAY_HAVE_DIED"))
                .body("items[0].source", equalTo(source))
                .body("items[0].sourceId", notNullValue())
                .body("items[0].evidence", hasItems("passed away"));
        customer().body("lifecycle.deathHintId", equalTo(hint()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"He has not died, I only want to cancel.", "父は亡くなっていません。"})
    void deniedDeathOpensNoHint(String text) {
        post("/v1/complaints", Map.of("customerId", customer, "text", text)).statusCode(201);

        openHints().body("items", hasSize(0));
        customer().body("lifecycle.deathHintId", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/complaints, text, COMPLAINT",
        "/v1/cancellations, comment, CANCELLATION",
        "/v1/returns, comment, RETURN",
        "/v1/survey-responses, comment, SURVEY"
    })
    void deathInATextWithAStatedReasonOpensAHint(String path, String field, String source) {
        var body =
                new HashMap<String, Object>(Map.of("customerId", customer, field, "My mother passed away last week"));
        if (source.equals("SURVEY")) {
            body.put("kind", "EXIT");
            body.put("answers", Map.of("reason", "PRICE"));
        } else {
            body.put("reason", "PRICE");
        }
        if (source.equals("RETURN")) {
            body.put("orderId", customer + "-first");
        }

        post(path, body).statusCode(201);

        openHints().body("items", hasSize(1)).body("items[0].source", equalTo(source));
    }

    @Test
    void confirmedHintEndsAllContact() {
        post("/v1/complaints", Map.of("customerId", customer, "text", "父が先日亡くなりました"))
                .statusCode(201);
        var hint = hint();

        post("/v1/death-hints/" + hint + "/confirmation", DECISION)
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("decidedBy", equalTo("support-7"))
                .body("reason", equalTo("spoke with the family"))
                .body("decidedAt", notNullValue());

        customer()
                .body("lifecycle.stage", equalTo("CHURNED"))
                .body("lifecycle.churnReason", equalTo("DECEASED"))
                .body("lifecycle.deathHintId", nullValue());
        eventually().untilAsserted(() -> assertThat(profiles())
                .last()
                .extracting(CustomerProfile::deceased)
                .isEqualTo(true));
        post("/v1/death-hints/" + hint + "/dismissal", DECISION).statusCode(409);
        openHints().body("items", hasSize(0));
    }

    @Test
    void dismissedHintChangesNothing() {
        post("/v1/complaints", Map.of("customerId", customer, "text", "this shop is dead to me, it died"))
                .statusCode(201);
        var hint = hint();

        post("/v1/death-hints/" + hint + "/dismissal", DECISION).statusCode(200).body("state", equalTo("DISMISSED"));

        customer().body("lifecycle.stage", equalTo("ACTIVE")).body("lifecycle.deathHintId", nullValue());
        given().get("/v1/customers/" + customer + "/timeline").then().body("items.kind", hasItems("DEATH_HINT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|by",
                "{\"by\": \"x\"}|reason",
                "{\"by\": \" \", \"reason\": \"x\"}|by",
                "{\"by\": \"x\\ny\", \"reason\": \"x\"}|by"
            })
    void decisionNeedsAPersonAndAReason(String body, String field) {
        post("/v1/complaints", Map.of("customerId", customer, "text", "父が先日亡くなりました"))
                .statusCode(201);

        for (var step : List.of("confirmation", "dismissal")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/v1/death-hints/" + hint() + "/" + step)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItems(field));
        }
        post("/v1/death-hints/" + UUID.randomUUID() + "/confirmation", DECISION).statusCode(404);
        given().get("/v1/death-hints?state=NOPE").then().statusCode(400).body("violations[0].field", equalTo("state"));
    }

    @ParameterizedTest
    @CsvSource({"/v1/complaints,text", "/v1/cancellations,comment", "/v1/returns,comment"})
    void statedDeathEndsContactAndCanBeRevoked(String path, String field) {
        var body = new HashMap<String, Object>(Map.of("customerId", customer, field, "訃報", "reason", "DECEASED"));
        if (path.equals("/v1/returns")) {
            body.put("orderId", customer + "-first");
        }
        post(path, body).statusCode(201);
        customer().body("lifecycle.churnReason", equalTo("DECEASED"));

        post("/v1/customers/" + customer + "/death-revocations", Map.of("by", "support-7"))
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        post("/v1/customers/" + customer + "/death-revocations", DECISION)
                .statusCode(201)
                .body("revokedBy", equalTo("support-7"))
                .body("reason", equalTo("spoke with the family"))
                .body("revokedAt", notNullValue());

        customer().body("lifecycle.stage", equalTo("CHURNED")).body("lifecycle.churnReason", equalTo("UNKNOWN"));
        eventually().untilAsserted(() -> assertThat(profiles()).last().satisfies(profile -> {
            assertThat(profile.deceased()).isFalse();
            assertThat(profile.churnReason()).isEqualTo(ChurnReason.UNKNOWN);
        }));
        post("/v1/customers/" + customer + "/death-revocations", DECISION).statusCode(409);
        post("/v1/customers/unknown-" + customer + "/death-revocations", DECISION)
                .statusCode(404);
        given().get("/v1/customers/" + customer + "/held-data").then().body("deathRevocations", hasSize(1));
    }

    @Test
    void orderAfterARecordedDeathOpensAHintAndChangesNoStage() {
        deceased();

        order("2026-03-01T03:00:00Z", "a");
        given().contentType("text/csv")
                .body("customer_id,order_id,placed_at,amount,currency\n%1$s,%1$s-b,2026-03-02,800,JPY\n"
                        .formatted(customer))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202);

        eventually().untilAsserted(() -> customer().body("value.orders", equalTo(3)));
        customer().body("lifecycle.churnReason", equalTo("DECEASED")).body("lifecycle.stage", equalTo("CHURNED"));
        openHints()
                .body("items", hasSize(1))
                .body("items[0].question", equalTo("MAY_LIVE"))
                .body("items[0].source", equalTo("ORDER"))
                .body("items[0].sourceId", equalTo(customer + "-a"));
    }

    @Test
    void evidenceOfAHintIsInTheLanguageOfTheReader() {
        deceased();
        order("2026-03-01T03:00:00Z", "a");

        var inJapanese = equalTo(List.of("逝去の記録の後に注文がありました"));
        given().header("Accept-Language", "ja")
                .get("/v1/death-hints?state=OPEN&customerId=" + customer)
                .then()
                .body("items[0].evidence", inJapanese);
        given().header("Accept-Language", "ja,en;q=0.5")
                .get("/v1/death-hints/" + hint())
                .then()
                .body("evidence", inJapanese);
        given().get("/v1/death-hints/" + hint())
                .then()
                .body("evidence", equalTo(List.of("ordered after a recorded death")));
        given().header("Accept-Language", "ja")
                .contentType("application/json")
                .body(DECISION)
                .post("/v1/death-hints/" + hint() + "/dismissal")
                .then()
                .statusCode(200)
                .body("evidence", inJapanese);
    }

    @Test
    void dismissedDeathEndsTheEpisodeByTheLaterOrder() {
        deceased();
        given().contentType("text/csv")
                .body("customer_id,order_id,placed_at,amount,currency\n%1$s,%1$s-b,2026-03-02,800,JPY\n"
                        .formatted(customer))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202);
        eventually().untilAsserted(() -> openHints().body("items", hasSize(1)));

        post("/v1/death-hints/" + hint() + "/dismissal", DECISION).statusCode(200);

        customer()
                .body("lifecycle.stage", equalTo("WON_BACK"))
                .body("lifecycle.churnReason", nullValue())
                .body("value.orders", equalTo(2));
        eventually().untilAsserted(() -> {
            assertThat(EventStream.published(CustomerReturned.class, customer))
                    .extracting(CustomerReturned::orderId)
                    .containsExactly(customer + "-b");
            assertThat(profiles()).last().extracting(CustomerProfile::deceased).isEqualTo(false);
        });
    }

    @Test
    void orderBeforeTheDeathOpensNoHint() {
        deceased();

        order("2026-01-20T03:00:00Z", "a");

        openHints().body("items", hasSize(0));
    }

    @Test
    void hintsAreErasedWithTheCustomer() {
        post("/v1/complaints", Map.of("customerId", customer, "text", "父が先日亡くなりました"))
                .statusCode(201);
        var hint = hint();

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        given().get("/v1/death-hints/" + hint)
                .then()
                .body("customerId", not(equalTo(customer)))
                .body("state", equalTo("DISMISSED"))
                .body("evidence", hasSize(0))
                .body("sourceId", nullValue());
    }

    @Test
    void hintsAreSortedByOpeningTime() throws SQLException {
        var opened = List.of(
                "ffffffff-ffff-4fff-8fff-%s",
                "00000000-0000-4000-8000-%s", "77777777-7777-4777-8777-%s", "11111111-1111-4111-8111-%s");
        var days = List.of(1, 3, 2, 3);
        var ids = opened.stream()
                .map(id -> id.formatted(customer.substring(customer.length() - 12)))
                .toList();
        for (int i = 0; i < ids.size(); i++) {
            insert(ids.get(i), "2026-03-0%dT00:00:00.123456Z".formatted(days.get(i)));
        }

        var listed = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = given().get("/v1/death-hints?limit=1&customerId=" + customer
                            + (after.isEmpty() ? "" : "&after=" + after))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.hintId"));
            after = page.getString("next");
        }

        assertThat(listed).containsExactly(ids.get(3), ids.get(1), ids.get(2), ids.get(0));
        given().get("/v1/death-hints?after=AAAA").then().statusCode(400).body("violations[0].field", equalTo("after"));
    }

    private void insert(String id, String openedAt) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into death_hint (hint_id, customer_id, question, source, evidence, state, opened_at)
                    values ('%s', '%s', 'MAY_HAVE_DIED', 'EARLIER_READING', '[]', 'OPEN', '%s')""".formatted(id, customer, openedAt));
        }
    }

    private void deceased() {
        post(
                        "/v1/cancellations",
                        Map.of("customerId", customer, "reason", "DECEASED", "cancelledAt", "2026-02-01T00:00:00Z"))
                .statusCode(201);
    }

    private String hint() {
        return openHints().extract().path("items[0].hintId");
    }

    private ValidatableResponse openHints() {
        return given().get("/v1/death-hints?state=OPEN&customerId=" + customer)
                .then()
                .statusCode(200);
    }

    private List<CustomerProfile> profiles() {
        return EventStream.published(CustomerProfile.class, customer);
    }

    private ValidatableResponse customer() {
        return given().get("/v1/customers/" + customer).then().statusCode(200);
    }

    private void order(String placedAt, String id) {
        post(
                        "/v1/orders",
                        Map.of(
                                "orderId",
                                customer + "-" + id,
                                "customerId",
                                customer,
                                "placedAt",
                                placedAt,
                                "total",
                                Map.of("amount", 1200, "currency", "JPY")))
                .statusCode(201);
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return given().contentType("application/json; charset=UTF-8")
                .body(body)
                .post(path)
                .then();
    }
}
