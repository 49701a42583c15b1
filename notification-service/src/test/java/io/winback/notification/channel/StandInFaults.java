package io.winback.notification.channel;

import io.restassured.path.json.JsonPath;
import io.winback.testkit.TestInfrastructure;
import java.util.HashMap;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Makes the stand-in of a provider fail, and reads the messages that it received. */
public final class StandInFaults {

    private StandInFaults() {}

    public static void set(String channel, Map<String, ?> fault) {
        var body = new HashMap<String, Object>(fault);
        body.put("channel", channel);
        given().baseUri(TestInfrastructure.standIns())
                .contentType("application/json")
                .body(body)
                .put("/faults")
                .then()
                .statusCode(204);
    }

    public static void none(String channel) {
        set(channel, Map.of());
    }

    public static JsonPath received(String channel, String to) {
        return given().baseUri(TestInfrastructure.standIns())
                .queryParam("channel", channel)
                .queryParam("to", to)
                .get("/received")
                .jsonPath();
    }
}
