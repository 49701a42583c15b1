package io.winback.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.testkit.EventStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

@QuarkusTest
class CampaignEventsConsumerTest {

    private final String customer = "c-" + UUID.randomUUID();
    private long version;
    private final String phone = "+8190%08d".formatted(Math.floorMod(customer.hashCode(), 100_000_000));

    @BeforeEach
    void aTemplate() {
        List<Map<String, String>> messages = List.of(
                Map.of(
                        "locale",
                        "ja",
                        "channel",
                        "EMAIL",
                        "subject",
                        "{customer.name}様",
                        "text",
                        "停止 {unsubscribeUrl}"),
                Map.of("locale", "ja", "channel", "SMS", "text", "{customer.name}様 😀"),
                Map.of("locale", "ja", "channel", "CHAT", "text", "{customer.name}様"));
        given().contentType("application/json")
                .body(Map.of("messages", messages))
                .put("/v1/templates/hello");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void aRepeatedRequestIsOneMessageOnThePreferredChannel(Channel channel) {
        EventStream.publish(aPerson(channel, Map.of(channel, true)));
        var request = aRequest("PREFERRED");
        var id = UuidCreator.getTimeOrderedEpoch();

        EventStream.publish(id, request);
        EventStream.publish(id, request);
        EventStream.publish(request);

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
        var received = received(channel);
        assertThat(received.getInt("count")).isEqualTo(1);
        var messageId = EventStream.published(MessageSent.class, customer)
                .get(0)
                .messageId()
                .toString();
        assertThat(received.getMap("items[0].headers").values().toString()).contains(messageId);
    }

    @Test
    void aRequestOfADecisionWithoutAnEpisodeIsSent() {
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true)));

        EventStream.publish(new OutreachRequested(
                customer,
                null,
                UUID.randomUUID(),
                1,
                "thanks",
                "ありがとう",
                "hello",
                List.of("CHAT"),
                null,
                null,
                0,
                1,
                UUID.randomUUID()));

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
    }

    @Test
    void aMailCanBeUnsubscribedFromWithOneClick() {
        EventStream.publish(aPerson(Channel.EMAIL, Map.of(Channel.EMAIL, true)));
        EventStream.publish(aRequest("EMAIL"));
        eventually().untilAsserted(() -> assertThat(received(Channel.EMAIL).getInt("count"))
                .isEqualTo(1));
        Map<String, String> headers = received(Channel.EMAIL).getMap("items[0].headers");
        var link = headers.get("List-Unsubscribe").replaceAll("[<>]", "").replaceFirst("http://[^/]+", "");
        assertThat(headers).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

        given().get(link).then().statusCode(200);
        given().get("/v1/customers/" + customer + "/consents").then().body("EMAIL", equalTo(true));
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link)
                .then()
                .statusCode(200);

        given().get("/v1/customers/" + customer + "/consents").then().body("EMAIL", equalTo(false));
        given().post(link.replaceFirst(".$", "!")).then().statusCode(404);
    }

    @Test
    void aRecipientWithoutConsentGetsNothingAndTheRefusalIsPublished() {
        EventStream.publish(aPerson(Channel.EMAIL, Map.of(Channel.EMAIL, false)));

        EventStream.publish(aRequest("PREFERRED", "SMS"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.NO_CONSENT));
        assertThat(received(Channel.EMAIL).getInt("count")).isZero();
    }

    @Test
    void ifThePreferredChannelFailsTheNextOneIsTried() {
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.SMS, true)));

        EventStream.publish(aRequest("PREFERRED", "EMAIL", "SMS"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .extracting(MessageSent::channel)
                .containsExactly(Channel.SMS));
        assertThat(received(Channel.SMS).getString("items[0].text")).isEqualTo("佐藤様 😀");
    }

    @Test
    void aRequestThatArrivesBeforeItsRecipientWaits() {
        EventStream.publish(aRequest("PREFERRED"));
        eventually().untilAsserted(() -> given().get("/v1/messages?customerId=" + customer)
                .then()
                .body("items.state", equalTo(List.of("DEFERRED"))));

        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true)));

        eventually().untilAsserted(() -> assertThat(received(Channel.CHAT).getInt("count"))
                .isEqualTo(1));
    }

    @Test
    void aMessageThatIsWithdrawnBeforeItIsSentIsSkipped() {
        var request = aRequest("PREFERRED");
        EventStream.publish(request);
        EventStream.publish(new OutreachWithdrawn(customer, request.decisionId(), Refusal.ALREADY_RETURNED));
        eventually().untilAsserted(() -> given().get("/v1/messages?customerId=" + customer)
                .then()
                .body("items.reason", equalTo(List.of("ALREADY_RETURNED"))));
        assertThatTheOutreachFailedOnce(request, Refusal.ALREADY_RETURNED);

        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true)));

        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/consents")
                .then()
                .body("CHAT", equalTo(true)));
        assertThat(received(Channel.CHAT).getInt("count")).isZero();
    }

    @Test
    void afterTheAnswerToAnUnsubscribeNoMessageIsHandedOver() {
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true)));
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/consents")
                .then()
                .body("CHAT", equalTo(true)));

        given().contentType("application/json")
                .body(Map.of("CHAT", false))
                .put("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(200);
        EventStream.publish(aRequest("CHAT"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .hasSize(1));
        assertThat(received(Channel.CHAT).getInt("count")).isZero();
    }

    @Test
    void aWithdrawnMessageIsNotSentWhenItIsRequestedAgain() {
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true)));
        var request = aRequest("CHAT");
        EventStream.publish(new OutreachWithdrawn(customer, request.decisionId(), Refusal.ALREADY_RETURNED));

        EventStream.publish(request);
        EventStream.publish(aRequest("SMS"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .hasSize(2));
        assertThatTheOutreachFailedOnce(request, Refusal.ALREADY_RETURNED);
        assertThat(received(Channel.CHAT).getInt("count")).isZero();
    }

    @Test
    void aMessageThatIsWithdrawnDuringAnAttemptTakesNoOtherChannel() {
        ProviderStandIn.fail(Channel.SMS, Map.of("refuse", 1, "delayMillis", 300));
        try {
            EventStream.publish(aPerson(Channel.SMS, Map.of(Channel.SMS, true, Channel.CHAT, true)));
            var request = aRequest("SMS", "CHAT");
            EventStream.publish(request);
            eventually().untilAsserted(() -> given().get("/v1/messages?customerId=" + customer)
                    .then()
                    .body("items[0].attempts", greaterThan(0)));

            EventStream.publish(new OutreachWithdrawn(customer, request.decisionId(), Refusal.OFFER_UNAVAILABLE));

            eventually().untilAsserted(() -> given().get("/v1/messages?customerId=" + customer)
                    .then()
                    .body("items.state", equalTo(List.of("SKIPPED")))
                    .body("items.reason", equalTo(List.of("OFFER_UNAVAILABLE"))));
            assertThatTheOutreachFailedOnce(request, Refusal.OFFER_UNAVAILABLE);
        } finally {
            ProviderStandIn.work(Channel.SMS);
        }
        assertThat(received(Channel.CHAT).getInt("count")).isZero();
    }

    /** Profiles of an earlier version contain it only as the churn reason. */
    @Test
    void aRecipientRecordedAsDeceasedByAnEarlierVersionStaysSoUntilAProfileDeniesIt() {
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true), ChurnReason.DECEASED));
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true), ChurnReason.UNKNOWN));

        assertThatNoMessageReachesTheCustomer();

        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true), ChurnReason.UNKNOWN, false));
        eventuallyDeceased(false);
        EventStream.publish(aRequest("CHAT"));
        eventually().untilAsserted(() -> assertThat(received(Channel.CHAT).getInt("count"))
                .isEqualTo(1));
    }

    @Test
    void aRecipientRecordedAsDeceasedGetsNothingUntilTheRecordIsCorrected() {
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true), ChurnReason.DECEASED, true));

        assertThatNoMessageReachesTheCustomer();

        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true), ChurnReason.UNKNOWN, false));
        eventuallyDeceased(false);
        version = 0;
        // the first version arrives again
        EventStream.publish(aPerson(Channel.CHAT, Map.of(Channel.CHAT, true), ChurnReason.DECEASED, true));
        EventStream.publish(aRequest("CHAT"));
        eventually().untilAsserted(() -> assertThat(received(Channel.CHAT).getInt("count"))
                .isEqualTo(1));
    }

    @Test
    void aBlankAddressIsRefusedAsMissing() {
        EventStream.publish(SampleProfile.of(customer, ++version)
                .reachedAt(new Contacts("", " ", ""))
                .preferring(Channel.EMAIL)
                .allowing(Channel.EMAIL)
                .build());

        EventStream.publish(aRequest("EMAIL"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.MISSING_ADDRESS));
    }

    private void eventuallyDeceased(boolean deceased) {
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient[0].deceased", equalTo(deceased)));
    }

    private void assertThatTheOutreachFailedOnce(OutreachRequested request, Refusal reason) {
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer).stream()
                        .filter(failed -> failed.decisionId().equals(request.decisionId())))
                .containsExactly(new OutreachFailed(customer, request.decisionId(), request.step(), reason)));
    }

    private void assertThatNoMessageReachesTheCustomer() {
        EventStream.publish(aRequest("CHAT"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.SUPPRESSED));
        assertThat(received(Channel.CHAT).getInt("count")).isZero();
    }

    private JsonPath received(Channel channel) {
        var address =
                switch (channel) {
                    case EMAIL -> customer + "@customers.example";
                    case CHAT -> "U" + customer;
                    default -> phone;
                };
        return ProviderStandIn.received(channel, address);
    }

    private CustomerProfile aPerson(Channel preferred, Map<Channel, Boolean> consents) {
        return aPerson(preferred, consents, null);
    }

    private CustomerProfile aPerson(Channel preferred, Map<Channel, Boolean> consents, ChurnReason reason) {
        return aPerson(preferred, consents, reason, null);
    }

    private CustomerProfile aPerson(
            Channel preferred, Map<Channel, Boolean> consents, ChurnReason reason, Boolean deceased) {
        return SampleProfile.of(customer, ++version)
                .reachedAt(new Contacts(customer + "@customers.example", phone, "U" + customer))
                .preferring(preferred)
                .stating(consents)
                .churnedBy(reason)
                .deceased(deceased)
                .build();
    }

    private OutreachRequested aRequest(String... channels) {
        return SampleRequest.of(customer, "hello", channels);
    }
}
