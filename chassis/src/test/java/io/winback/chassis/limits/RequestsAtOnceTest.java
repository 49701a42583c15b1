package io.winback.chassis.limits;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** Unfinished uploads of one caller do not take the threads of others. */
@QuarkusTest
@TestProfile(RequestsAtOnceTest.TwoAtOnce.class)
class RequestsAtOnceTest {

    public static class TwoAtOnce implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.rate-limit.at-once", "2", "winback.rest.streamed", "/v1/sample-uploads");
        }
    }

    @TestHTTPResource("/")
    URI service;

    @Test
    void aCallerHasFewUploadsAtTheSameTimeUntilTheirConnectionsEnd() throws IOException {
        try (var first = unfinishedUpload();
                var second = unfinishedUpload()) {
            eventually().untilAsserted(() -> upload("INTEGRATOR")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("detail", containsString("at most 2 are allowed")));
            upload("OPERATOR").then().statusCode(204);
            assertThat(first.isConnected() && second.isConnected()).isTrue();
        }

        eventually().untilAsserted(() -> upload("INTEGRATOR").then().statusCode(204));
    }

    private Socket unfinishedUpload() throws IOException {
        var socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write(
                        "POST /v1/sample-uploads HTTP/1.1\r\nHost: a\r\nX-Api-Key: %s\r\nContent-Type: text/csv\r\nContent-Length: 10\r\n\r\na"
                                .formatted(TestKeys.of("INTEGRATOR"))
                                .getBytes(US_ASCII));
        return socket;
    }

    private static Response upload(String role) {
        return Callers.as(role).contentType("text/csv").body("a").post("/v1/sample-uploads");
    }
}
