package io.winback.chassis.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.HeadersOfAnswers;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Browsers get the same rules with every answer, each rule once. */
@QuarkusTest
class SecurityHeadersTest {

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @CsvSource({
        "/sample/one, 200",
        "/sample/page, 204",
        "/sample/page/none, 404",
        "/sample/failing, 500",
        "/sample/list?limit=x, 400",
        "/sample/list?unknown=1, 400",
        "/nowhere, 404",
        "/q/health, 200",
        "/q/openapi, 200",
        "/q/metrics, 404"
    })
    void everyAnswerHasTheHeaders(String path, int status) throws Exception {
        var answer = send(TestKeys.on(get(path)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(HeadersOfAnswers.problemWith(answer.headers())).isEmpty();
    }

    @Test
    void aRequestWithoutACredentialIsAnsweredWithTheHeaders() throws Exception {
        var answer = send(get("/sample/one"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(HeadersOfAnswers.problemWith(answer.headers())).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void anUnreadableRequestIsAnsweredWithTheHeaders() throws Exception {
        for (var request : List.of("GET /sample/one HTTP/1.1\r\n\r\n", "GET /sample/%zz HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(exchange(request))
                    .startsWith("HTTP/1.1 400")
                    .containsOnlyOnce("\r\nX-Content-Type-Options: nosniff\r\n");
        }
    }

    @Test
    void aPageKeepsItsOwnPolicy() throws Exception {
        var answer = send(get("/sample/page")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("comment=a")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(HeadersOfAnswers.problemWith(answer.headers())).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'sha256-")
                .contains("form-action 'self'");
    }

    @Test
    void onlyProductionTellsBrowsersToComeOverHttps() throws Exception {
        assertThat(send(get("/sample/page")).headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(service + path.substring(1)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
