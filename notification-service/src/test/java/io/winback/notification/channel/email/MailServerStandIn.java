package io.winback.notification.channel.email;

import io.winback.testkit.TestInfrastructure;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** The mail server of the tests: its faults, and the bytes that it received. */
final class MailServerStandIn {

    private MailServerStandIn() {}

    /** Replaces the previous fault. */
    static void misbehave(Map<String, Object> fault) {
        var body = new HashMap<>(fault);
        body.put("channel", "EMAIL");
        given().baseUri(TestInfrastructure.standIns())
                .contentType("application/json")
                .body(body)
                .put("/faults")
                .then()
                .statusCode(204);
    }

    static void behave() {
        misbehave(Map.of());
    }

    /** The contents of all mails to an address, as they were received. */
    static List<byte[]> mails(String to) {
        return received(to).stream()
                .map(mail -> Base64.getDecoder().decode((String) mail.get("rawBase64")))
                .toList();
    }

    static List<Map<String, Object>> received(String to) {
        return given().baseUri(TestInfrastructure.standIns())
                .queryParam("channel", "EMAIL")
                .queryParam("to", to)
                .get("/received")
                .jsonPath()
                .getList("items");
    }
}
