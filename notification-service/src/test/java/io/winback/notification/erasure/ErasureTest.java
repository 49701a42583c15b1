package io.winback.notification.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.notification.RecipientErased;
import io.winback.notification.SampleProfile;
import io.winback.notification.SampleRequest;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestInfrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class ErasureTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String address = customer + "@Customers.example";

    @BeforeEach
    void aTemplate() {
        given().contentType("application/json")
                .body(Map.of(
                        "messages",
                        List.of(Map.of(
                                "locale", "ja", "channel", "EMAIL", "subject", "やあ", "text", "{customer.name}様"))))
                .put("/v1/templates/forgotten");
    }

    @Test
    void aSuppressedAddressStaysSuppressedUntilItsOwnerConsentsAgain() {
        EventStream.publish(aProfile(1, false, Instant.EPOCH));
        erase();

        EventStream.publish(aProfile(1, true, Instant.now()));
        EventStream.publish(aRequest());

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.SUPPRESSED));
        given().contentType("application/json")
                .body(Map.of("EMAIL", true))
                .put("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("source"));
        given().contentType("application/json")
                .body(Map.of(
                        "EMAIL",
                        true,
                        "source",
                        "form",
                        "wording",
                        "メールを受け取ります",
                        "at",
                        Instant.now().toString()))
                .put("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(200);
        EventStream.publish(aRequest());
        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
    }

    @Test
    void aCustomerWhoAllowedItGetsMessagesAfterReturning() {
        EventStream.publish(aProfile(1, true, Instant.EPOCH));
        erase();

        EventStream.publish(aProfile(1, true, Instant.now()));
        EventStream.publish(aRequest());

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
    }

    @Test
    void aCustomerErasedWhileAMessageWaitsGetsNoneAndOtherMessagesAreSent() {
        given().contentType("application/json")
                .body(Map.of("channel", "EMAIL", "refuse", 1.0))
                .put(TestInfrastructure.standIns() + "/faults");
        try {
            EventStream.publish(aProfile(1, true, Instant.EPOCH));
            // A message that is requested before its recipient is stored is DEFERRED, too, without an attempt.
            awaitRecipient(1);
            EventStream.publish(aRequest());
            eventually().untilAsserted(() -> given().get("/v1/messages?customerId=" + customer)
                    .then()
                    .body("items[0].state", equalTo("DEFERRED")));

            erase();
        } finally {
            given().contentType("application/json")
                    .body(Map.of("channel", "EMAIL", "refuse", 0.0))
                    .put(TestInfrastructure.standIns() + "/faults");
        }

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.SUPPRESSED));
        assertThat(EventStream.published(MessageSent.class, customer)).isEmpty();
    }

    @Test
    void messagesOfAnErasedCustomerAreAnonymous() {
        EventStream.publish(aProfile(1, true, Instant.EPOCH));
        EventStream.publish(aRequest());
        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
        given().get("/v1/customers/" + customer + "/held-data").then().body("messages", hasSize(1));

        EventStream.publish(new DecisionsErased(customer, erase()));

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessagesErased.class, customer))
                .hasSize(1));
        var held = given().get("/v1/customers/" + customer + "/held-data").then();
        held.body("messages", empty()).body("recipient", empty()).body("consents", empty());
    }

    @Test
    void aRecipientIsErasedIfTheTombstoneWasMissed() {
        EventStream.publish(aProfile(1, false, Instant.EPOCH));
        awaitRecipient(1);
        var erasure = UuidCreator.getTimeOrderedEpoch();

        EventStream.publish(new DecisionsErased(customer, erasure));

        awaitRecipient(0);
        given().get("/v1/customers/" + customer + "/held-data").then().body("consents", empty());
        EventStream.publish(erasure, new ProfileErased(customer, erasure));
        EventStream.publish(aProfile(1, true, Instant.now()));
        awaitRecipient(1);
        assertThat(EventStream.published(RecipientErased.class, customer))
                .extracting(RecipientErased::erasureId)
                .containsExactly(erasure);
        EventStream.publish(aRequest());
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.SUPPRESSED));
    }

    @Test
    void aCustomerWhoReturnsIsNotErasedByTheSecondEventOfTheSameErasure() {
        EventStream.publish(aProfile(1, true, Instant.EPOCH));
        var erasure = erase();
        EventStream.publish(aProfile(1, true, Instant.now()));
        awaitRecipient(1);

        EventStream.publish(new DecisionsErased(customer, erasure));

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessagesErased.class, customer))
                .hasSize(1));
        awaitRecipient(1);
        assertThat(EventStream.published(RecipientErased.class, customer)).hasSize(1);
    }

    private void awaitRecipient(int count) {
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(count)));
    }

    private UUID erase() {
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(1)));
        var erasure = UuidCreator.getTimeOrderedEpoch();
        EventStream.publish(erasure, new ProfileErased(customer, erasure));
        EventStream.publish(erasure, new ProfileErased(customer, erasure));
        eventually().untilAsserted(() -> assertThat(EventStream.published(RecipientErased.class, customer))
                .extracting(RecipientErased::erasureId)
                .containsExactly(erasure));
        return erasure;
    }

    private CustomerProfile aProfile(long version, boolean consent, Instant statedAt) {
        return SampleProfile.of(customer, version)
                .reading("ja")
                .reachedAt(new Contacts(address.toLowerCase(), null, null))
                .preferring(Channel.EMAIL)
                .stating(Channel.EMAIL, new Consent(consent, statedAt))
                .build();
    }

    private OutreachRequested aRequest() {
        return SampleRequest.of(customer, "forgotten", "EMAIL");
    }
}
