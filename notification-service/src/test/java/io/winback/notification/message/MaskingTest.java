package io.winback.notification.message;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.customer.Contacts;
import io.winback.events.notification.MessageSent;
import io.winback.notification.SampleProfile;
import io.winback.notification.SampleRequest;
import io.winback.testkit.Callers;
import io.winback.testkit.EventStream;
import io.winback.testkit.MaskingContract;
import io.winback.testkit.SampleDeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The address and the text of messages are masked for roles that do not need them. */
@QuarkusTest
class MaskingTest extends MaskingContract {

    private final String customer = "c-" + UUID.randomUUID();
    private final String template = "t-" + UUID.randomUUID();
    private final String chat = "U" + customer;
    private final String text = "佐藤様 " + template;
    private String message;

    @BeforeEach
    void aMessageIsSent() {
        given().contentType("application/json")
                .body(Map.of(
                        "messages",
                        List.of(Map.of("locale", "ja", "channel", "CHAT", "text", "{customer.name}様 " + template))))
                .put("/v1/templates/" + template)
                .then()
                .statusCode(201);
        EventStream.publish(SampleProfile.of(customer, 1)
                .named("佐藤")
                .reading("ja-JP")
                .reachedAt(new Contacts(null, null, chat))
                .preferring(Channel.CHAT)
                .allowing(Channel.CHAT)
                .build());
        EventStream.publish(SampleRequest.of(
                customer,
                template,
                new CouponGrant("7K4D-9Q2M-XH3T", "comeback", "10%OFF", Instant.parse("2026-11-30T15:00:00Z")),
                null,
                "CHAT"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
        message = EventStream.published(MessageSent.class, customer)
                .get(0)
                .messageId()
                .toString();
        SampleDeadLetter.quoting(chat, text);
    }

    @Override
    protected String service() {
        return "notification";
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("customerId", customer, "messageId", message, "templateId", template);
    }

    @Override
    protected Map<String, String> queries() {
        return Map.of("/v1/messages", "?customerId=" + customer);
    }

    @Override
    protected Map<String, List<String>> personalData() {
        return Map.of("addresses", List.of(chat), "words", List.of(text));
    }

    @Test
    void aViewerSeesTheMessageWithAMaskedAddressAndWithoutItsText() {
        Callers.as("VIEWER")
                .get("/v1/messages/" + message)
                .then()
                .statusCode(200)
                .body("state", equalTo("SENT"))
                .body("address", equalTo("***" + chat.substring(chat.length() - 3)))
                .body("text", nullValue());
    }
}
