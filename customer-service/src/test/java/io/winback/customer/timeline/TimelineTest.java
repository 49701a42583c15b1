package io.winback.customer.timeline;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.Outcome;
import io.winback.events.campaign.OutreachSkipped;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.notification.MessageFailed;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.MessageSkipped;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.offer.CouponExpired;
import io.winback.events.offer.CouponIssued;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReleased;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponRevoked;
import io.winback.events.offer.RedemptionReversed;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
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
import static org.hamcrest.Matchers.contains;

/** The timeline of a customer holds the facts of all services, newest first. */
@QuarkusTest
class TimelineTest {

    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private final String customer = "c-" + UUID.randomUUID();
    private final UUID decision = UUID.randomUUID();

    @BeforeEach
    void theCustomerIsKnown() {
        given().contentType("application/json")
                .body(Map.of("name", "山田 花子"))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    @Test
    void timelineHoldsTheEventsOfTheOtherServicesOnce() {
        var sent = new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, AT.plusSeconds(30));
        var id = UUID.randomUUID();
        EventStream.publish(id, sent);
        EventStream.publish(id, sent);
        EventStream.publish(
                new EpisodeDecided(customer, UUID.randomUUID(), decision, Outcome.ENROLLED, "winter", "a", null),
                new MessageSkipped(customer, UUID.randomUUID(), decision, 1, Channel.SMS, Refusal.NO_CONSENT),
                new CouponIssued(customer, "7K4D-9Q2M-XH3T", "comeback-10", AT.plusSeconds(86_400), AT.plusSeconds(40)),
                redeemed(),
                new RedemptionReversed(
                        customer,
                        decision,
                        UUID.randomUUID(),
                        "7K4D-9Q2M-XH3T",
                        "comeback-10",
                        "o-1",
                        yen("120"),
                        AT.plusSeconds(90)),
                new ConsentChanged(customer, Channel.EMAIL, false, AT.plusSeconds(60), "unsubscribe link"));

        eventually().untilAsserted(() -> assertThat(kinds())
                .containsExactlyInAnyOrder(
                        "DECISION",
                        "MESSAGE_SENT",
                        "MESSAGE_SKIPPED",
                        "COUPON_ISSUED",
                        "REDEMPTION",
                        "REDEMPTION_REVERSED",
                        "CONSENT"));
        var timeline = given().get(path("")).jsonPath();
        assertThat(timeline.<String>getList("items.at"))
                .isSortedAccordingTo((a, b) -> Instant.parse(b).compareTo(Instant.parse(a)));
        assertThat(timeline.getMap("items.find { it.kind == 'REDEMPTION' }.details"))
                .containsEntry("orderId", "o-1")
                .containsEntry("code", "7K4D-9Q2M-XH3T");
        assertThat(timeline.getMap("items.find { it.kind == 'MESSAGE_SENT' }.details"))
                .containsEntry("channel", "EMAIL")
                .containsEntry("decisionId", decision.toString());
        assertThat(timeline.getString("items.find { it.kind == 'MESSAGE_SENT' }.at"))
                .isEqualTo("2026-11-01T00:00:30Z");
        assertThat(timeline.getString("items.find { it.kind == 'COUPON_ISSUED' }.at"))
                .isEqualTo("2026-11-01T00:00:40Z");
    }

    @Test
    void couponOfAnEventWithoutATimeIsOfWhenTheEventIsRead() {
        var before = Instant.now();
        EventStream.publish(new CouponIssued(customer, "7K4D-9Q2M-XH3T", "comeback-10", AT.plusSeconds(86_400), null));

        eventually().untilAsserted(() -> assertThat(kinds()).containsExactly("COUPON_ISSUED"));
        assertThat(Instant.parse(given().get(path("")).path("items[0].at"))).isAfterOrEqualTo(before);
    }

    @Test
    void timelineHoldsTheStatesOfCouponsAndMessages() {
        var message = UUID.randomUUID();
        var code = "8A4D-9Q2M-XH3T";
        EventStream.publish(
                new MessageFailed(customer, message, decision, 2, Channel.EMAIL, Refusal.HARD_BOUNCED),
                new OutreachFailed(customer, decision, 3, Refusal.MISSING_ADDRESS),
                new CouponReserved(customer, decision, code, "comeback-10", "Ten percent", AT.plusSeconds(86_400), AT),
                new CouponReleased(
                        customer, decision, code, "comeback-10", Refusal.ALREADY_RETURNED, AT.plusSeconds(5)),
                new CouponExpired(customer, decision, code, "comeback-10", AT.plusSeconds(10)),
                new CouponRevoked(customer, decision, code, "comeback-10", AT.plusSeconds(20)));

        eventually().untilAsserted(() -> assertThat(kinds())
                .containsExactlyInAnyOrder(
                        "MESSAGE_FAILED",
                        "OUTREACH_FAILED",
                        "COUPON_RESERVED",
                        "COUPON_RELEASED",
                        "COUPON_EXPIRED",
                        "COUPON_REVOKED"));
        assertThat(details("MESSAGE_FAILED"))
                .isEqualTo(Map.of(
                        "channel", "EMAIL", "reason", "HARD_BOUNCED", "decisionId", decision.toString(), "step", 2));
        assertThat(details("OUTREACH_FAILED"))
                .isEqualTo(Map.of("reason", "MISSING_ADDRESS", "decisionId", decision.toString(), "step", 3));
        assertThat(details("COUPON_RESERVED"))
                .isEqualTo(coupon(
                        code,
                        Map.of(
                                "offerName",
                                "Ten percent",
                                "expiresAt",
                                AT.plusSeconds(86_400).toString())));
        assertThat(given().get(path("")).<List<String>>path("items.findAll { it.kind.startsWith('COUPON') }.kind"))
                .containsExactly("COUPON_REVOKED", "COUPON_EXPIRED", "COUPON_RELEASED", "COUPON_RESERVED");
        assertThat(details("COUPON_RELEASED")).isEqualTo(coupon(code, Map.of("reason", "ALREADY_RETURNED")));
        assertThat(details("COUPON_EXPIRED")).isEqualTo(coupon(code, Map.of()));
        assertThat(details("COUPON_REVOKED")).isEqualTo(coupon(code, Map.of()));
        var timeline = given().get(path("")).jsonPath();
        assertThat(timeline.getString("items.find { it.kind == 'COUPON_EXPIRED' }.at"))
                .isEqualTo(AT.plusSeconds(10).toString());
        assertThat(timeline.getString("items.find { it.kind == 'COUPON_REVOKED' }.at"))
                .isEqualTo(AT.plusSeconds(20).toString());
        assertThat(timeline.getString("items.find { it.kind == 'MESSAGE_FAILED' }.id"))
                .isEqualTo(message.toString());
    }

    @Test
    void aStepWithoutAMessageIsAnEntryOnceWhicheverServiceEndsIt() {
        EventStream.publish(new OutreachSkipped(customer, decision, 2, Refusal.OFFER_UNAVAILABLE));
        EventStream.publish(new OutreachSkipped(customer, decision, 2, Refusal.OFFER_UNAVAILABLE));
        EventStream.publish(new OutreachFailed(customer, decision, 1, Refusal.ALREADY_RETURNED));

        eventually().untilAsserted(() -> assertThat(kinds()).containsExactly("OUTREACH_FAILED", "OUTREACH_FAILED"));
        assertThat(given().get(path("")).jsonPath().getMap("items.find { it.details.step == 2 }.details"))
                .isEqualTo(Map.of("reason", "OFFER_UNAVAILABLE", "decisionId", decision.toString(), "step", 2));
        assertThat(given().get(path("")).jsonPath().getMap("items.find { it.details.step == 1 }.details"))
                .isEqualTo(Map.of("reason", "ALREADY_RETURNED", "decisionId", decision.toString(), "step", 1));
    }

    @Test
    void decisionsAndConsentsHaveTheirDetails() {
        var episode = UUID.randomUUID();
        EventStream.publish(
                new EpisodeDecided(customer, episode, decision, Outcome.HELD_OUT, "winter", "a", Refusal.HOLDOUT),
                new ConsentChanged(customer, Channel.SMS, true, AT.plusSeconds(60), "sign-up form"));

        eventually().untilAsserted(() -> assertThat(kinds()).containsExactlyInAnyOrder("DECISION", "CONSENT"));
        assertThat(details("DECISION"))
                .isEqualTo(Map.of(
                        "outcome", "HELD_OUT",
                        "campaignId", "winter",
                        "variant", "a",
                        "reason", "HOLDOUT",
                        "episodeId", episode.toString()));
        assertThat(details("CONSENT")).isEqualTo(Map.of("channel", "SMS", "granted", true, "source", "sign-up form"));
    }

    @Test
    void pagesHoldEveryEntryOnceAlsoAtTheSameTime() {
        for (int i = 0; i < 5; i++) {
            EventStream.publish(new MessageSent(customer, UUID.randomUUID(), decision, i, Channel.EMAIL, AT));
        }
        eventually().untilAsserted(() -> assertThat(kinds()).hasSize(5));

        var ids = byPages(2, "items.id");

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void entriesOfOneEpisodeAtTheSameTimeAreOnDifferentPages() {
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "reason", "PRICE", "cancelledAt", AT.toString()))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        "o-" + customer,
                        "customerId",
                        customer,
                        "placedAt",
                        AT.toString(),
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")))
                .post("/v1/orders")
                .then()
                .statusCode(201);
        var all = given().get(path("")).jsonPath();
        assertThat(all.<String>getList("items.kind"))
                .containsExactlyInAnyOrder("CANCELLATION", "ORDER", "LOST", "RETURNED");
        assertThat(all.<String>getList("items.findAll { it.kind in ['LOST', 'RETURNED'] }.id").stream()
                        .distinct())
                .hasSize(1);
        assertThat(all.<String>getList("items.at").stream().distinct()).containsExactly(AT.toString());

        assertThat(byPages(1, "items.kind")).isEqualTo(all.getList("items.kind"));
    }

    @Test
    void cursorWithoutAKindIsAccepted() {
        var sent = new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, AT.plusSeconds(30));
        EventStream.publish(sent);
        eventually().untilAsserted(() -> assertThat(kinds()).hasSize(1));
        var cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((AT.plusSeconds(31) + " " + UUID.randomUUID()).getBytes(UTF_8));

        given().get(path("?after=" + cursor)).then().statusCode(200).body("items.kind", contains("MESSAGE_SENT"));
    }

    @Test
    void everyMoveOfAComplaintIsAnEntry() {
        String complaint = given().contentType("application/json")
                .body(Map.of("customerId", customer, "text", "荷物が遅れました"))
                .post("/v1/complaints")
                .then()
                .statusCode(201)
                .extract()
                .path("complaintId");
        move(complaint, Map.of("state", "ANSWERED"));
        move(complaint, Map.of("state", "RESOLVED", "resolution", "返金しました"));

        var moves = given().get(path("")).jsonPath();

        assertThat(moves.<String>getList("items.findAll { it.kind == 'COMPLAINT_MOVED' }.details.to"))
                .containsExactly("RESOLVED", "ANSWERED");
        assertThat(moves.<String>getList("items.findAll { it.kind == 'COMPLAINT_MOVED' }.details.from"))
                .containsExactly("ANSWERED", "OPEN");
    }

    @Test
    void anErasureDeletesTheTimelineAndLaterEventsLeaveNoTrace() {
        EventStream.publish(redeemed());
        eventually().untilAsserted(() -> assertThat(kinds()).containsExactly("REDEMPTION"));
        given().get("/v1/customers/" + customer + "/held-data").then().statusCode(200);
        given().delete("/v1/customers/" + customer).then().statusCode(202);

        var late = UUID.randomUUID();
        EventStream.publish(late, new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, AT));

        eventually().untilAsserted(() -> assertThat(TestDatabase.column("select 1 from inbox where event_id = ?", late))
                .hasSize(1));
        assertThat(TestDatabase.column("select kind from timeline_entry where customer_id = ?", customer))
                .isEmpty();
    }

    private CouponRedeemed redeemed() {
        return new CouponRedeemed(
                customer,
                decision,
                UUID.randomUUID(),
                "7K4D-9Q2M-XH3T",
                "comeback-10",
                "o-1",
                yen("120"),
                yen("1080"),
                AT.plusSeconds(45));
    }

    private Map<String, Object> coupon(String code, Map<String, Object> more) {
        var details = new HashMap<String, Object>(
                Map.of("code", code, "offerId", "comeback-10", "decisionId", decision.toString()));
        details.putAll(more);
        return details;
    }

    private Map<String, Object> details(String kind) {
        return given().get(path("")).jsonPath().getMap("items.find { it.kind == '%s' }.details".formatted(kind));
    }

    private static Money yen(String amount) {
        return Money.of(amount, "JPY");
    }

    private static void move(String complaint, Map<String, String> change) {
        given().contentType("application/json")
                .body(change)
                .patch("/v1/complaints/" + complaint)
                .then()
                .statusCode(200);
    }

    private List<String> byPages(int limit, String field) {
        var all = new ArrayList<String>();
        String next = null;
        do {
            var page = given().get(path("?limit=" + limit + (next == null ? "" : "&after=" + next)))
                    .jsonPath();
            all.addAll(page.getList(field));
            next = page.getString("next");
        } while (next != null);
        return all;
    }

    private List<String> kinds() {
        return given().get(path("")).jsonPath().getList("items.kind");
    }

    private String path(String query) {
        return "/v1/customers/" + customer + "/timeline" + query;
    }
}
