package io.winback.notification.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.notification.ProviderStandIn;
import io.winback.notification.SampleProfile;
import io.winback.notification.SampleRecipient;
import io.winback.notification.SampleRequest;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class MessageContentTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String template = "t-" + UUID.randomUUID();

    @Inject
    DataSource database;

    @Test
    void aMessageToACustomerWithoutANameContainsTheLastDayOfTheCoupon() {
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "{customer.name ?: 'お客'}様 {coupon.expiresOn}"));
        EventStream.publish(aPerson(""));

        EventStream.publish(aRequest(template, Instant.parse("2026-11-30T15:00:00Z"), "CHAT"));

        eventually().untilAsserted(() -> assertThat(received()).isEqualTo("お客様 2026年11月30日"));
    }

    @Test
    void datesAreWrittenInTheLanguageOfTheText() {
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "{coupon.expiresOn}まで"));
        EventStream.publish(aPerson("Anna", "fr-FR"));

        EventStream.publish(aRequest(template, Instant.parse("2026-11-30T15:00:00Z"), "CHAT"));

        eventually().untilAsserted(() -> assertThat(received()).isEqualTo("2026年11月30日まで"));
    }

    @Test
    void aMessageThatOneChannelCannotSendTakesTheNext() {
        put(
                Map.of("locale", "ja", "channel", "CHAT", "text", "あ".repeat(4_999) + "{customer.name}"),
                Map.of("locale", "ja", "channel", "SMS", "text", "hello"));
        EventStream.publish(aPerson("佐藤"));

        EventStream.publish(aRequest(template, null, "CHAT", "SMS"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .extracting(MessageSent::channel)
                .containsExactly(Channel.SMS));
        given().get("/v1/messages?customerId=" + customer)
                .then()
                .body("items.reason", equalTo(Arrays.asList(null, "RENDER_ERROR")));
    }

    @Test
    void aMissingTemplateIsReported() {
        put(Map.of("locale", "fr", "channel", "CHAT", "text", "salut"));
        EventStream.publish(aPerson("佐藤"));

        EventStream.publish(aRequest(template, null, "CHAT"));
        EventStream.publish(aRequest("nowhere", null, "CHAT"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.TEMPLATE_MISSING, Refusal.TEMPLATE_MISSING));
    }

    @Test
    void aStoredTemplateThatDoesNotParseFailsOnlyItsOwnMessages() throws SQLException {
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "hello"));
        var broken = "broken-" + template;
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into template (template_id, messages, changed_at, version) values (?, ?, now(), 0)")) {
            insert.setString(1, broken);
            insert.setString(2, "[{\"locale\":\"ja\",\"channel\":\"CHAT\",\"text\":\"{#each x}\"}]");
            insert.executeUpdate();
        }
        EventStream.publish(aPerson("佐藤"));

        EventStream.publish(aRequest(broken, null, "CHAT"));
        EventStream.publish(aRequest(template, null, "CHAT"));

        eventually().untilAsserted(() -> assertThat(received()).isEqualTo("hello"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.RENDER_ERROR));
    }

    @Test
    void theViewOfAMessageShowsItsContentTriesAndHistory() {
        put(
                Map.of("locale", "ja", "channel", "CHAT", "text", "あ".repeat(4_999) + "{customer.name}"),
                Map.of("locale", "ja", "channel", "SMS", "text", "{customer.name}様 {coupon.code}"));
        EventStream.publish(aPerson("佐藤"));

        EventStream.publish(aRequest(template, Instant.parse("2026-11-30T15:00:00Z"), "CHAT", "SMS"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
        var id = EventStream.published(MessageSent.class, customer).get(0).messageId();
        var phone = "+8190%08d".formatted(Math.floorMod(customer.hashCode(), 100_000_000));
        var view = given().get("/v1/messages/" + id).then().statusCode(200).extract();
        assertThat(view.<String>path("text")).isEqualTo("佐藤様 7K4D-9Q2M-XH3T");
        assertThat(view.<String>path("address")).isEqualTo(phone);
        assertThat(view.<List<String>>path("tries.channel")).containsExactly("CHAT", "SMS");
        assertThat(view.<List<String>>path("tries.state")).containsExactly("SKIPPED", "SENT");
        assertThat(view.<List<String>>path("tries.reason")).containsExactly("RENDER_ERROR", null);
        assertThat(view.<List<?>>path("events")).isEmpty();
    }

    @Test
    void theViewOfAnEmailShowsItsSubjectAndTheAttemptThatFailed() {
        put(Map.of("locale", "ja", "channel", "EMAIL", "subject", "{customer.name}様へ", "text", "お帰りなさい"));
        var recipient = new SampleRecipient().allowing(Channel.EMAIL);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("answer", "450 4.2.1 mailbox busy"), () -> {
            recipient.requestMessage(template, Channel.EMAIL);
            eventually().until(() -> !recipient.message().getList("events").isEmpty());
        });

        eventually().until(() -> recipient.state().equals("SENT"));
        var view = recipient.message();
        assertThat(view.getString("subject")).isEqualTo("佐藤様へ");
        assertThat(view.getString("text")).startsWith("お帰りなさい");
        assertThat(view.getString("address")).isEqualTo(recipient.email());
        assertThat(view.getList("tries.channel")).containsExactly("EMAIL");
        assertThat(view.getList("tries.state")).containsExactly("SENT");
        assertThat(view.getString("events[0].what")).isEqualTo("DEFERRED");
        assertThat(view.getString("events[0].detail")).contains("mailbox busy");
        assertThat(Instant.parse(view.getString("events[0].at"))).isBefore(Instant.parse(view.getString("sentAt")));
    }

    private void put(Object... messages) {
        given().contentType("application/json")
                .body(Map.of("messages", List.of(messages)))
                .put("/v1/templates/" + template)
                .then()
                .statusCode(201);
    }

    private String received() {
        return ProviderStandIn.received(Channel.CHAT, "U" + customer).getString("items[0].text");
    }

    private CustomerProfile aPerson(String name) {
        return aPerson(name, "ja-JP");
    }

    private CustomerProfile aPerson(String name, String locale) {
        return SampleProfile.of(customer, 1)
                .named(name)
                .reading(locale)
                .reachedAt(new Contacts(
                        null, "+8190%08d".formatted(Math.floorMod(customer.hashCode(), 100_000_000)), "U" + customer))
                .preferring(Channel.CHAT)
                .allowing(Channel.CHAT, Channel.SMS)
                .build();
    }

    private OutreachRequested aRequest(String template, Instant couponExpiresAt, String... channels) {
        var coupon = couponExpiresAt == null
                ? null
                : new CouponGrant("7K4D-9Q2M-XH3T", "comeback", "10%OFF", couponExpiresAt);
        return SampleRequest.of(customer, template, coupon, null, channels);
    }
}
