package io.winback.notification;

import io.restassured.path.json.JsonPath;
import io.winback.events.Channel;
import io.winback.testkit.TestInfrastructure;
import java.util.HashMap;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** The stand-in of the provider of a channel: its faults, and the messages that it received. */
public final class ProviderStandIn {

    private ProviderStandIn() {}

    /**
     * Makes it fail, in place of the previous fault.
     *
     * @param fault such as {@code refuse} and {@code delayMillis}; see the stand-ins
     */
    public static void fail(Channel channel, Map<String, ?> fault) {
        var body = new HashMap<String, Object>(fault);
        body.put("channel", channel);
        given().baseUri(TestInfrastructure.standIns())
                .contentType("application/json")
                .body(body)
                .put("/faults")
                .then()
                .statusCode(204);
    }

    /** Ends its fault. */
    public static void work(Channel channel) {
        fail(channel, Map.of());
    }

    /** Makes it fail during an action. */
    public static void failDuring(Channel channel, Map<String, ?> fault, Runnable meanwhile) {
        fail(channel, fault);
        try {
            meanwhile.run();
        } finally {
            work(channel);
        }
    }

    /** The messages that it received for an address. */
    public static JsonPath received(Channel channel, String address) {
        return given().baseUri(TestInfrastructure.standIns())
                .queryParam("channel", channel)
                .queryParam("to", address)
                .get("/received")
                .jsonPath();
    }
}
