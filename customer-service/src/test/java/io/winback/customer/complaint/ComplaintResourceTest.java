package io.winback.customer.complaint;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.ComplaintBreached;
import io.winback.events.customer.ComplaintReopened;
import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.Severity;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ComplaintResourceTest {

    @Inject
    AgroalDataSource database;

    @Inject
    ReportSlaBreaches reportSlaBreaches;

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeEach
    void aCustomer() {
        given().contentType("application/json")
                .body(Map.of("name", "佐藤 陽菜", "locale", "ja-JP"))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    @Test
    void complaintIsClassifiedAndShownInTheProfileUntilResolved() {
        String id = file(Map.of("text", "荷物がまた遅れて届きました"))
                .statusCode(201)
                .body("reason", equalTo("DELIVERY"))
                .body("confidence", greaterThan(0.3f))
                .body("dueBy", notNullValue())
                .body("state", equalTo("OPEN"))
                .extract()
                .path("complaintId");
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .last()
                .extracting(CustomerProfile::openComplaint)
                .isEqualTo(true));

        move(id, "ANSWERED", null).statusCode(200).body("answeredAt", notNullValue());
        move(id, "RESOLVED", null).statusCode(400).body("violations[0].field", equalTo("resolution"));
        move(id, "RESOLVED", "送料を返した").statusCode(200).body("breached", equalTo(false));

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, customer))
                .last()
                .extracting(CustomerProfile::openComplaint)
                .isEqualTo(false));
        move(id, "RESOLVED", "again").statusCode(409);
        move(id, "REOPENED", null).statusCode(200).body("state", equalTo("REOPENED"));
        given().get("/v1/complaints?customerId=" + customer + "&state=REOPENED")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void slaBreachIsReportedOnce() throws SQLException {
        String id = file(Map.of("text", "電話がつながりません", "severity", "CRITICAL"))
                .extract()
                .path("complaintId");

        dueAMinuteAgo(id);

        eventually().untilAsserted(() -> assertThat(EventStream.published(ComplaintBreached.class, customer))
                .extracting(ComplaintBreached::complaintId)
                .containsExactly(UUID.fromString(id)));
        given().get("/v1/complaints/" + id).then().body("breached", equalTo(true));
        assertThat(reportSlaBreaches.report()).isFalse();
        assertThat(EventStream.published(ComplaintBreached.class, customer)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2026-01-01T00:00:00Z", "2026-02-30"})
    void dayThatCannotBeReadIsShownWithTheExpectedForm(String day) {
        given().queryParam("from", day)
                .get("/v1/insights/complaints")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"))
                .body("violations[0].message", equalTo("must be a date such as 2026-11-22, not \"%s\"".formatted(day)));
    }

    @Test
    void lowSatisfactionReopensTheComplaint() {
        String id = file(Map.of("text", "荷物がまた遅れて届きました")).extract().path("complaintId");
        judge(id, 1).statusCode(409);
        move(id, "RESOLVED", "謝った");

        judge(id, 0).statusCode(400).body("violations[0].field", equalTo("score"));
        judge(id, 1).statusCode(200).body("state", equalTo("REOPENED")).body("reopenings", equalTo(1));
        move(id, "RESOLVED", "送料を返した");
        judge(id, 5).statusCode(200).body("state", equalTo("RESOLVED")).body("satisfaction", equalTo(5));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ComplaintReopened.class, customer))
                .hasSize(1));
        given().get("/v1/insights/complaints")
                .then()
                .statusCode(200)
                .body("all.opened", greaterThan(0))
                .body("all.reopened", greaterThan(0))
                .body("all.satisfaction", notNullValue())
                .body("all.firstResponseHours.median", notNullValue())
                .body("all.repeatRate", notNullValue())
                .body("byReason.find { it.reason == 'DELIVERY' }.figures.opened", greaterThan(0))
                .body("bySeverity.find { it.severity == 'NORMAL' }.figures.opened", greaterThan(0));
    }

    @Test
    void reopenedComplaintGetsANewDueTime() throws SQLException {
        String id = file(Map.of("text", "荷物がまた遅れて届きました")).extract().path("complaintId");
        dueAMinuteAgo(id);
        reportSlaBreaches.report();
        eventually().untilAsserted(() -> assertThat(EventStream.published(ComplaintBreached.class, customer))
                .hasSize(1));
        move(id, "RESOLVED", "謝った").statusCode(200).body("breached", equalTo(true));

        move(id, "REOPENED", null)
                .statusCode(200)
                .body("breached", equalTo(false))
                .body("answeredAt", nullValue());

        dueAMinuteAgo(id);
        reportSlaBreaches.report();
        eventually().untilAsserted(() -> assertThat(EventStream.published(ComplaintBreached.class, customer))
                .hasSize(2));
        move(id, "ANSWERED", null).statusCode(200).body("answeredAt", notNullValue());
    }

    @Test
    void eachResolutionIsPublishedWithoutItsWords() {
        String id = file(Map.of("text", "荷物がまた遅れて届きました", "severity", "HIGH"))
                .extract()
                .path("complaintId");

        move(id, "ANSWERED", null).statusCode(200);
        move(id, "RESOLVED", "謝った").statusCode(200);
        move(id, "RESOLVED", "again").statusCode(409);
        move(id, "REOPENED", null).statusCode(200);
        move(id, "RESOLVED", "送料を返した").statusCode(200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(ComplaintResolved.class, customer))
                .extracting(ComplaintResolved::complaintId, ComplaintResolved::reopenings)
                .containsExactly(tuple(UUID.fromString(id), 0), tuple(UUID.fromString(id), 1)));
        assertThat(EventStream.published(ComplaintResolved.class, customer)).allSatisfy(resolved -> {
            assertThat(resolved.severity()).isEqualTo(Severity.HIGH);
            assertThat(resolved.reason()).isEqualTo(ChurnReason.DELIVERY);
            assertThat(resolved.resolvedAt()).isNotNull();
            assertThat(resolved.customer().openComplaint()).isFalse();
            assertThat(resolved.customer().locale()).isEqualTo("ja-JP");
        });
        assertThat(EventStream.records(ComplaintResolved.class, customer))
                .extracting(event -> new String(event.value(), UTF_8))
                .noneMatch(json -> json.contains("荷物") || json.contains("謝った") || json.contains("佐藤"));
    }

    @Test
    void aComplaintOfACustomerWithAnotherOpenOneIsPublishedToo() {
        String first = file(Map.of("text", "荷物がまた遅れて届きました")).extract().path("complaintId");
        file(Map.of("text", "電話がつながりません")).statusCode(201);

        move(first, "RESOLVED", "謝った").statusCode(200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(ComplaintResolved.class, customer))
                .singleElement()
                .satisfies(resolved ->
                        assertThat(resolved.customer().openComplaint()).isTrue()));
    }

    @Test
    void aResolutionAfterTheErasureIsNotPublished() {
        String id = file(Map.of("text", "荷物がまた遅れて届きました")).extract().path("complaintId");
        given().delete("/v1/customers/" + customer).then().statusCode(202);
        String pseudonym = given().get("/v1/complaints/" + id).then().extract().path("customerId");

        move(id, "REOPENED", null).statusCode(200);
        move(id, "RESOLVED", "謝った").statusCode(200);

        eventually().untilAsserted(() -> assertThat(
                        TestDatabase.value("select count(*) from outbox where aggregateid = ?", pseudonym))
                .isEqualTo("0"));
        assertThat(EventStream.published(ComplaintResolved.class, pseudonym)).isEmpty();
    }

    private void dueAMinuteAgo(String id) throws SQLException {
        try (var connection = database.getConnection();
                var late = connection.prepareStatement(
                        "update complaint set due_by = now() - interval '1 minute' where complaint_id = ?")) {
            late.setObject(1, UUID.fromString(id));
            late.executeUpdate();
        }
    }

    private static ValidatableResponse judge(String id, int score) {
        return given().contentType("application/json")
                .body(Map.of("score", score))
                .post("/v1/complaints/" + id + "/satisfaction")
                .then();
    }

    @Test
    void statedReasonOutweighsAClassifiedText() {
        file(Map.of("text", "荷物がまた遅れて届きました", "reason", "SERVICE"))
                .statusCode(201)
                .body("reason", equalTo("SERVICE"))
                .body("confidence", equalTo(1.0f));
    }

    @Test
    void commentOfACancellationGivesTheReason() {
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "comment", "最近また値上げして高くなったのでやめます"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);

        given().get("/v1/customers/" + customer).then().body("lifecycle.churnReason", equalTo("PRICE"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerChurned.class, customer))
                .hasSize(1)
                .allMatch(churned -> churned.customer().confidence() < 1));
    }

    @Test
    void badInputNamesItsField() {
        file(Map.of("text", " ")).statusCode(400).body("violations[0].field", equalTo("text"));
        file(Map.of("text", "x".repeat(4_001))).statusCode(400);
        file(Map.of("text", "nul \0")).statusCode(400);
        file(Map.of("text", "x", "severity", "AWFUL")).statusCode(400).body("violations[0].field", equalTo("severity"));
        file(Map.of("text", "x", "customerId", "unknown")).statusCode(422).body("code", equalTo("UNKNOWN_CUSTOMER"));
        given().get("/v1/complaints?state=NOPE").then().statusCode(400).body("violations[0].field", equalTo("state"));
        move(UUID.randomUUID().toString(), "ANSWERED", null).statusCode(404);
        given().contentType("application/json")
                .body(Map.of("text", ""))
                .post("/v1/reason-classifications")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse file(Map<String, Object> complaint) {
        var body = new HashMap<String, Object>(Map.of("customerId", customer));
        body.putAll(complaint);
        return given().contentType("application/json")
                .body(body)
                .post("/v1/complaints")
                .then();
    }

    private static ValidatableResponse move(String id, String state, String resolution) {
        var body = new HashMap<String, Object>(Map.of("state", state));
        if (resolution != null) {
            body.put("resolution", resolution);
        }
        return given().contentType("application/json")
                .body(body)
                .patch("/v1/complaints/" + id)
                .then();
    }
}
