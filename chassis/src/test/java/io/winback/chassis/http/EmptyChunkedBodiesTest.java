package io.winback.chassis.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class EmptyChunkedBodiesTest {

    private static final String END = "0\r\n\r\n";

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @CsvSource({
        "POST, /sample/work, 201",
        "PUT, /sample/work, 204",
        "DELETE, /sample/work, 204",
        "GET, /sample/one, 200"
    })
    void aChunkedBodyWithoutAByteIsNoBody(String method, String path, int status) throws IOException {
        assertThat(answer(method, path, "", END)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aBodyThatIsRequiredIsMissing() throws IOException {
        assertThat(answer("POST", "/sample", "", END))
                .startsWith("HTTP/1.1 400")
                .contains("\"field\":\"body\"");
    }

    @ParameterizedTest
    @CsvSource({"POST, /sample/work", "POST, /sample", "GET, /sample/one", "POST, /sample/page"})
    void aChunkedBodyNeedsALength(String method, String path) throws IOException {
        assertThat(answer(method, path, "2\r\n{}\r\n", END)).startsWith("HTTP/1.1 411");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "gzip", "identity"})
    void anotherEncodingIsRefusedAndTheConnectionEnds(String encoding) throws IOException {
        assertThat(send("POST /sample/work HTTP/1.1\r\nHost: a\r\nX-Api-Key: %s\r\nTransfer-Encoding: %s\r\n\r\n{}"
                        .formatted(TestKeys.of("VIEWER"), encoding)))
                .startsWith("HTTP/1.1 400")
                .contains("\"field\":\"Transfer-Encoding\"");
    }

    /** With two lengths a proxy and the service could see different ends of a request (RFC 9112, 6.3). */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3", "Transfer-Encoding: chunked"})
    void twoLengthsAreRefusedAndTheConnectionEnds(String second) throws IOException {
        assertThat(send(
                        "POST /sample/work HTTP/1.1\r\nHost: a\r\nX-Api-Key: %s\r\nContent-Length: 2\r\n%s\r\n\r\n{}\r\n0\r\n\r\nGET /q/health HTTP/1.1\r\nHost: a\r\n\r\n"
                                .formatted(TestKeys.of("VIEWER"), second)))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("\"status\": \"UP\"");
    }

    private String send(String bytes) throws IOException {
        try (var connection = new Socket(service.getHost(), service.getPort())) {
            connection.setSoTimeout(20_000);
            connection.getOutputStream().write(bytes.getBytes(UTF_8));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String answer(String method, String path, String... body) throws IOException {
        try (var connection = new Socket(service.getHost(), service.getPort())) {
            connection.setSoTimeout(20_000);
            var head =
                    "%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Api-Key: %s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .formatted(method, path, TestKeys.of("VIEWER"));
            connection.getOutputStream().write(head.getBytes(UTF_8));
            for (var part : body) {
                connection.getOutputStream().write(part.getBytes(UTF_8));
                connection.getOutputStream().flush();
            }
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
