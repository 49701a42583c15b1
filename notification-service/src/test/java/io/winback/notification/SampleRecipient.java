package io.winback.notification;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestInfrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;

/** A customer to whom tests send messages, and the messages that the stand-ins received. */
public final class SampleRecipient {

    private final String id = "c-" + UUID.randomUUID();
    private final String phone = "+8190%08d".formatted(Math.floorMod(id.hashCode(), 100_000_000));
    private long version;

    public String id() {
        return id;
    }

    public String email() {
        return id + "@customers.example";
    }

    /** Publishes the profile of a customer who allows these channels. */
    public SampleRecipient allowing(Channel... channels) {
        var consents =
                Stream.of(channels).collect(toMap(channel -> channel, channel -> new Consent(true, Instant.EPOCH)));
        EventStream.publish(new CustomerProfile(
                id,
                ++version,
                "佐藤",
                "ja-JP",
                "Asia/Tokyo",
                new Contacts(email(), phone, "U" + id),
                channels[0],
                consents,
                Stage.CHURNED,
                null,
                null,
                false));
        return this;
    }

    /** A request that is not published yet. */
    public OutreachRequested request(String template, int priority, String... channels) {
        return new OutreachRequested(
                id,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "winter",
                "冬の再会",
                template,
                List.of(channels),
                null,
                null,
                priority);
    }

    /** Requests one message on these channels, in this order. */
    public OutreachRequested requestMessage(String template, Channel... channels) {
        var request =
                request(template, 0, Stream.of(channels).map(Channel::name).toArray(String[]::new));
        EventStream.publish(request);
        return request;
    }

    /** How many messages reached the customer on a channel. */
    public int received(Channel channel) {
        return inbox(channel).getInt("count");
    }

    public JsonPath inbox(Channel channel) {
        var address =
                switch (channel) {
                    case EMAIL -> email();
                    case SMS -> phone;
                    case CHAT -> "U" + id;
                };
        return given().baseUri(TestInfrastructure.standIns())
                .queryParam("channel", channel)
                .queryParam("to", address)
                .get("/received")
                .jsonPath();
    }

    /** The messages to the customer as the service shows them, newest first. */
    public JsonPath messages() {
        return given().get("/v1/messages?customerId=" + id).jsonPath();
    }

    /** The newest message with its history. */
    public JsonPath message() {
        return given().get("/v1/messages/" + messages().getString("items[0].messageId"))
                .jsonPath();
    }

    public String state() {
        return messages().getString("items[0].state");
    }

    /** How often the newest message was tried; 0 where there is none yet. */
    public int attempts() {
        return messages().getList("items.attempts", Integer.class).stream()
                .findFirst()
                .orElse(0);
    }

    /** Withdraws the consent to a channel. */
    public Response withdraw(Channel channel) {
        return given().contentType("application/json")
                .body(Map.of(channel, false))
                .put("/v1/customers/" + id + "/consents");
    }
}
