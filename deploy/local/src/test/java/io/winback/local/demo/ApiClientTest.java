package io.winback.local.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The requests of the launcher and the address of the console, with HTTP servers in place of a service and the stand-ins. */
class ApiClientTest {

    private static final String KEY = "wbk_1234567890123456789012345678901234567890123";

    @TempDir
    Path home;

    private final Ports ports = Ports.free();
    private final List<HttpServer> servers = new ArrayList<>();

    private Stack stack;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Headers received;

    @BeforeEach
    void aStackWithKeys() throws IOException {
        Files.writeString(
                home.resolve("secrets.properties"),
                "WINBACK_KEY_ADMIN=%s\nWINBACK_PASSWORD=plum-river-9-lantern\n".formatted(KEY));
        stack = new Stack(home, home, ports);
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void aRequestToAServiceHasTheKeyOfAdmin() throws IOException {
        serve("campaign", 200, "{}");

        ApiClient.of(stack).get(ports.url("campaign") + "/v1/figures");

        assertThat(received.get("X-Api-Key")).containsExactly(KEY);
    }

    @Test
    void aRequestToTheStandInsHasNoKey() throws IOException {
        serve("stand-ins", 200, "{}");

        ApiClient.of(stack).post(ports.url("stand-ins") + "/v2/bot/message/push", Map.of());

        assertThat(received).doesNotContainKey("X-Api-Key");
    }

    @Test
    void onlyAddressesOfThisMachineAreServices() {
        assertThat(stack.isService(URI.create("http://localhost:" + ports.of("offer") + "/v1/offers")))
                .isTrue();
        assertThat(stack.isService(URI.create("http://shop.example:" + ports.of("offer") + "/v1/offers")))
                .isFalse();
    }

    @Test
    void theAddressOfTheConsoleHasASignInLinkOfTheOwner() throws IOException {
        serve(
                "campaign",
                request -> request.startsWith("GET ")
                        ? new Served(404, "{}")
                        : new Served(
                                201, "{\"path\": \"/sign-in/link/abc\", \"expiresAt\": \"2026-11-28T00:15:00Z\"}"));

        assertThat(ConsoleAddress.of(stack)).isEqualTo(ports.url("campaign") + "/sign-in/link/abc");
        assertThat(requests)
                .containsExactly("GET /v1/people/owner", "PUT /v1/people/owner", "POST /v1/people/owner/sign-in-links");
        assertThat(received.get("X-Api-Key")).containsExactly(KEY);
    }

    @Test
    void anOwnerWithAPasswordIsNotChanged() throws IOException {
        serve(
                "campaign",
                request -> request.startsWith("GET ")
                        ? new Served(200, "{\"hasPassword\": true}")
                        : new Served(201, "{\"path\": \"/sign-in/link/abc\"}"));

        assertThat(ConsoleAddress.of(stack)).endsWith("/sign-in/link/abc");
        assertThat(requests).containsExactly("GET /v1/people/owner", "POST /v1/people/owner/sign-in-links");
    }

    @Test
    void theAddressOfTheConsoleOfAnEarlierVersionIsPlain() throws IOException {
        serve("campaign", 404, "{}");

        assertThat(ConsoleAddress.of(stack)).isEqualTo(ports.url("campaign") + "/");
    }

    @Test
    void aRefusedSignInLinkIsAFailure() throws IOException {
        serve("campaign", 403, "{\"detail\": \"the role is not enough\"}");

        assertThatThrownBy(() -> ConsoleAddress.of(stack))
                .hasMessageContaining("answered 403")
                .hasMessageContaining("the role is not enough");
    }

    private record Served(int status, String body) {}

    private void serve(String part, int status, String answer) throws IOException {
        serve(part, request -> new Served(status, answer));
    }

    /** @param answers by method and path */
    private void serve(String part, Function<String, Served> answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(part)), 0);
        server.createContext("/", exchange -> {
            received = exchange.getRequestHeaders();
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request);
            var answer = answers.apply(request);
            exchange.sendResponseHeaders(answer.status(), answer.body().getBytes(UTF_8).length);
            exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        servers.add(server);
    }
}
