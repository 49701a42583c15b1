package io.winback.notification;

import io.winback.events.Channel;
import io.winback.testkit.TestInfrastructure;
import java.util.HashMap;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Makes the stand-in of a provider fail. */
public final class ProviderFaults {

    private ProviderFaults() {}

    /**
     * Makes the stand-in of a channel fail during an action.
     *
     * @param fault such as {@code refuse} and {@code delayMillis}; see the stand-ins
     */
    public static void during(Channel channel, Map<String, Object> fault, Runnable meanwhile) {
        set(channel, fault);
        try {
            meanwhile.run();
        } finally {
            set(channel, Map.of());
        }
    }

    private static void set(Channel channel, Map<String, Object> fault) {
        var body = new HashMap<String, Object>(Map.of("channel", channel, "refuse", 0, "delayMillis", 0));
        body.putAll(fault);
        given().baseUri(TestInfrastructure.standIns())
                .contentType("application/json")
                .body(body)
                .put("/faults")
                .then()
                .statusCode(204);
    }
}
