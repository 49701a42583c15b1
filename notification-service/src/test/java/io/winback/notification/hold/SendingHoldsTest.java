package io.winback.notification.hold;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.SendingHoldChanged;
import io.winback.events.notification.OutreachFailed;
import io.winback.notification.ProviderStandIn;
import io.winback.notification.SampleRecipient;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** The messages that wait during an emergency stop, or while their campaign is paused. */
@QuarkusTest
class SendingHoldsTest {

    private static final Instant NOW = Instant.now();
    private static final AtomicLong VERSION = new AtomicLong(NOW.toEpochMilli());
    private static final String ALL = "*";
    private static final List<String> WAITING = List.of("QUEUED", "DEFERRED");

    @Inject
    SendingHolds sendingHolds;

    @BeforeEach
    void aTemplate() {
        var messages = List.of(
                Map.of("locale", "ja", "channel", "EMAIL", "subject", "こんにちは", "text", "お帰りなさい"),
                Map.of("locale", "ja", "channel", "SMS", "text", "お帰りなさい"),
                Map.of("locale", "ja", "channel", "CHAT", "text", "お帰りなさい"));
        given().contentType("application/json")
                .body(Map.of("messages", messages))
                .put("/v1/templates/plain");
    }

    @AfterEach
    void release() {
        EventStream.publish(stop(false));
        awaitHeld(ALL, false);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void duringAStopMessagesWaitAndAfterwardsEachIsSentOnce(Channel channel) {
        EventStream.publish(stop(true));
        awaitHeld(ALL, true);
        var customers = Stream.generate(() -> new SampleRecipient().allowing(channel))
                .limit(5)
                .toList();
        customers.forEach(customer -> customer.requestMessage("plain", channel));
        customers.forEach(customer -> eventually().until(() -> WAITING.contains(customer.state())));

        remains(() -> customers.stream().allMatch(customer -> customer.received(channel) == 0));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().body(containsString("winback_sending_stopped 1.0"));

        EventStream.publish(stop(false));

        customers.forEach(customer -> eventually().until(() -> "SENT".equals(customer.state())));
        assertThat(customers).allMatch(customer -> customer.received(channel) == 1);
        given().get("/q/metrics").then().body(containsString("winback_sending_stopped 0.0"));
    }

    @Test
    void aStopReturnsMessagesThatWaitForTheirProviderToTheQueue() {
        var customers = Stream.generate(() -> new SampleRecipient().allowing(Channel.CHAT))
                .limit(40)
                .toList();
        var waiting = customers.subList(35, 40);

        ProviderStandIn.failDuring(Channel.CHAT, Map.of("delayMillis", 20_000), () -> {
            customers.forEach(customer -> customer.requestMessage("plain", Channel.CHAT));
            waiting.forEach(customer -> eventually()
                    .until(() -> !customer.messages().getList("items").isEmpty()));

            EventStream.publish(stop(true));
            awaitHeld(ALL, true);

            waiting.forEach(customer ->
                    eventually().until(() -> WAITING.contains(customer.state()) && customer.attempts() == 0));
        });
        remains(() -> waiting.get(0).received(Channel.CHAT) == 0);
        EventStream.publish(stop(false));
        customers.forEach(customer -> eventually().until(() -> "SENT".equals(customer.state())));
        assertThat(waiting).allMatch(customer -> customer.received(Channel.CHAT) == 1);
    }

    @Test
    void aMessageThatIsTooLateAfterTheStopIsSkipped() {
        EventStream.publish(stop(true));
        awaitHeld(ALL, true);
        var customer = new SampleRecipient().allowing(Channel.CHAT);
        EventStream.publish(request(customer, "spring", Instant.now().plusSeconds(2)));
        eventually().until(() -> "QUEUED".equals(customer.state()));
        remains(() -> "QUEUED".equals(customer.state()));

        EventStream.publish(stop(false));

        eventually().until(() -> "SKIPPED".equals(customer.state()));
        assertThat(customer.messages().getString("items[0].reason")).isEqualTo("TOO_LATE");
    }

    @Test
    void anEarlierChangeThatArrivesLaterHasNoEffect() {
        var resume = stop(false);
        var stop = stop(true);
        EventStream.publish(stop);
        awaitHeld(ALL, true);

        EventStream.publish(resume);
        put(resume).then().statusCode(200).body("items.scope", hasItem(ALL));

        remains(() -> scopes().contains(ALL));
    }

    @Test
    void aStopByRequestTakesEffectAtOnce() {
        put(stop(true))
                .then()
                .statusCode(200)
                .body("items.find { it.scope == '*' }.reason", equalTo("the coupon codes are wrong"));
        var customer = new SampleRecipient().allowing(Channel.CHAT);
        customer.requestMessage("plain", Channel.CHAT);
        eventually().until(() -> "QUEUED".equals(customer.state()));

        remains(() -> customer.received(Channel.CHAT) == 0);
        put(stop(false)).then().statusCode(200).body("items.scope", not(hasItem(ALL)));

        eventually().until(() -> customer.received(Channel.CHAT) == 1);
    }

    @Test
    void aHoldWithoutItsTimeIsRefusedAtItsField() {
        given().contentType("application/json")
                .body("{\"held\": true, \"version\": 1}")
                .put("/v1/sending-holds")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("since"));
    }

    @Test
    void messagesOfAPausedCampaignWaitAndThoseOfOtherCampaignsAreSent() {
        var paused = "paused-" + UUID.randomUUID();
        EventStream.publish(pause(paused, true));
        awaitHeld(paused, true);
        var waiting = new SampleRecipient().allowing(Channel.CHAT);
        var other = new SampleRecipient().allowing(Channel.CHAT);
        EventStream.publish(request(waiting, paused, null));
        EventStream.publish(request(other, "another", null));

        eventually().until(() -> other.received(Channel.CHAT) == 1);
        eventually().untilAsserted(() -> assertThat(waiting.messages().getString("items[0].reason"))
                .isEqualTo("CAMPAIGN_PAUSED"));
        assertThat(waiting.state()).isEqualTo("QUEUED");
        assertThat(waiting.messages().getString("items[0].dueAt")).isNull();
        remains(() -> waiting.received(Channel.CHAT) == 0);

        EventStream.publish(pause(paused, false));

        eventually().until(() -> "SENT".equals(waiting.state()));
        assertThat(waiting.received(Channel.CHAT)).isEqualTo(1);
        assertThat(waiting.messages().getString("items[0].reason")).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 0, -1})
    void aVersionThatNoLaterChangeOutlastsIsRefusedWithTheRangeThatIsAccepted(long version) {
        put(SendingHoldChanged.ofAll(true, "typed by hand", NOW, version))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("version"))
                .body("violations[0].message", startsWith("must be the time of the change in milliseconds since 1970"));

        put(stop(true)).then().statusCode(200);
        put(stop(false)).then().statusCode(200).body("items.scope", not(hasItem(ALL)));
    }

    @Test
    void theHoldOfACampaignIsNotChangedByRequest() {
        put(pause("winter", true))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("campaignId"))
                .body("violations[0].message", containsString("pause or activate it"));
    }

    @Test
    void noHeldMessageOfAnEndedCampaignIsSentWhenItsHoldEnds() {
        var campaign = "ended-" + UUID.randomUUID();
        EventStream.publish(pause(campaign, true));
        awaitHeld(campaign, true);
        var held = new SampleRecipient().allowing(Channel.CHAT, Channel.EMAIL);
        EventStream.publish(request(held, campaign, 1, "CHAT", "EMAIL"));
        eventually().until(() -> "QUEUED".equals(held.state()));

        EventStream.publish(end(campaign, 1));

        eventually().until(() -> "SKIPPED".equals(held.state()));
        awaitHeld(campaign, false);
        assertThat(held.messages().getList("items.reason")).containsExactly("CAMPAIGN_PAUSED");
        assertThat(EventStream.published(OutreachFailed.class, held.id()))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.CAMPAIGN_PAUSED);
        assertThat(held.received(Channel.CHAT)).isZero();
    }

    @Test
    void aRequestThatArrivesAfterTheEndOfItsCampaignIsNotSent() {
        var campaign = "ended-" + UUID.randomUUID();
        EventStream.publish(end(campaign, 2));
        var late = new SampleRecipient().allowing(Channel.CHAT);
        var earlierRelease = new SampleRecipient().allowing(Channel.CHAT);
        var next = new SampleRecipient().allowing(Channel.CHAT);
        eventually().until(() -> isEnded(campaign));

        EventStream.publish(request(late, campaign, 2, "CHAT"));
        EventStream.publish(request(earlierRelease, campaign, null, "CHAT"));
        EventStream.publish(request(next, campaign, 3, "CHAT"));

        eventually().until(() -> next.received(Channel.CHAT) == 1);
        eventually().until(() -> "SKIPPED".equals(late.state()) && "SKIPPED".equals(earlierRelease.state()));
        assertThat(late.received(Channel.CHAT) + earlierRelease.received(Channel.CHAT))
                .isZero();
    }

    @Test
    void anEndThatArrivesAfterTheNextActivationStillHolds() {
        var campaign = "ended-" + UUID.randomUUID();
        var end = end(campaign, 1);
        EventStream.publish(pause(campaign, false), end);
        eventually().until(() -> isEnded(campaign));
        var late = new SampleRecipient().allowing(Channel.CHAT);

        EventStream.publish(request(late, campaign, 1, "CHAT"));

        eventually().until(() -> "SKIPPED".equals(late.state()));
    }

    private boolean isEnded(String campaign) {
        return QuarkusTransaction.requiringNew().call(() -> sendingHolds
                .endedJourneys(List.of(campaign))
                .revisions()
                .containsKey(campaign));
    }

    private static SendingHoldChanged end(String campaign, int revision) {
        return SendingHoldChanged.ofEndedJourneys(campaign, revision, NOW, VERSION.incrementAndGet());
    }

    private static SendingHoldChanged stop(boolean held) {
        return SendingHoldChanged.ofAll(
                held, held ? "the coupon codes are wrong" : null, NOW, VERSION.incrementAndGet());
    }

    private static SendingHoldChanged pause(String campaign, boolean held) {
        return SendingHoldChanged.ofCampaign(campaign, held, NOW, VERSION.incrementAndGet());
    }

    private static OutreachRequested request(
            SampleRecipient customer, String campaign, Integer revision, String... channels) {
        return new OutreachRequested(
                customer.id(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                campaign,
                "冬の再会",
                "plain",
                List.of(channels),
                null,
                null,
                0,
                revision);
    }

    private static OutreachRequested request(SampleRecipient customer, String campaign, Instant notAfter) {
        return new OutreachRequested(
                customer.id(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                campaign,
                "冬の再会",
                "plain",
                List.of("CHAT"),
                null,
                notAfter,
                0,
                null);
    }

    private static Response put(SendingHoldChanged change) {
        return given().contentType("application/json")
                .body(EventJson.write(change))
                .put("/v1/sending-holds");
    }

    private static List<String> scopes() {
        return given().get("/v1/sending-holds").jsonPath().getList("items.scope");
    }

    private static void awaitHeld(String scope, boolean held) {
        eventually().until(() -> scopes().contains(scope) == held);
    }

    /** The condition holds for three seconds, in which a message would be sent six times over. */
    private static void remains(Callable<Boolean> condition) {
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }
}
