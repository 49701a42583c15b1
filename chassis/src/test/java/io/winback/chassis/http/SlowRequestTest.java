package io.winback.chassis.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** A connection on which no byte comes is closed, so that silent callers do not take all connections. */
@QuarkusTest
@TestProfile(SlowRequestTest.ShortIdleTime.class)
class SlowRequestTest {

    /** Shorter than a test waits. */
    public static class ShortIdleTime implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.idle-timeout", "3S", "quarkus.http.read-timeout", "1S");
        }
    }

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /sample/one HTTP/1.1\r\nHost: a\r\nX-He"})
    void anIdleConnectionIsClosed(String beginning) throws IOException {
        assertThat(answer(beginning)).isEmpty();
    }

    @Test
    void aConnectionWhoseBodyDoesNotArriveIsClosed() throws IOException {
        assertThat(answer(
                        "POST /sample HTTP/1.1\r\nHost: a\r\nX-Api-Key: %s\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"
                                .formatted(TestKeys.of("VIEWER"))))
                .isEmpty();
    }

    private String answer(String beginning) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));

            // A connection that stays open ends in a timeout of the socket.
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
