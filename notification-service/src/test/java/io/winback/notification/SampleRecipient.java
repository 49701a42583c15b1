package io.winback.notification;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.customer.Contacts;
import io.winback.testkit.EventStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;

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
        EventStream.publish(SampleProfile.of(id, ++version)
                .reachedAt(new Contacts(email(), phone, "U" + id))
                .preferring(channels[0])
                .allowing(channels)
                .build());
        return this;
    }

    /** A request that is not published yet. */
    public OutreachRequested request(String template, int priority, String... channels) {
        return SampleRequest.of(id, template, null, priority, channels);
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
        return ProviderStandIn.received(channel, address(channel));
    }

    private String address(Channel channel) {
        return switch (channel) {
            case EMAIL -> email();
            case CHAT -> "U" + id;
            default -> phone;
        };
    }

    /** The messages to the customer as the service shows them, newest first. */
    public JsonPath messages() {
        return given().get("/v1/messages?customerId=" + id).jsonPath();
    }

    /** The newest message with its history; without a message, an empty history. */
    public JsonPath message() {
        var message = messages().getString("items[0].messageId");
        return message == null
                ? new JsonPath("{\"events\": []}")
                : given().get("/v1/messages/" + message).jsonPath();
    }

    /** The state of the newest message; empty where there is none yet. */
    public String state() {
        return Objects.requireNonNullElse(messages().getString("items[0].state"), "");
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
