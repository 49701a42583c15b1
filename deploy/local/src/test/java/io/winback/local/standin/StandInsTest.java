package io.winback.local.standin;

import io.winback.local.process.ChildProcess;
import io.winback.local.process.FreePort;
import io.winback.local.process.JavaCommand;
import io.winback.local.process.Polling;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The process of the stand-ins with a heap that is smaller than the messages that it received. */
class StandInsTest {

    private static final int HEAP_MIB = 32;
    private static final int MESSAGES = 300;
    private static final int BYTES = 250_000;

    @TempDir
    Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private ChildProcess standIns;

    @BeforeEach
    void start() {
        standIns = new ChildProcess("stand-ins", home);
        standIns.start(
                JavaCommand.main(
                        HEAP_MIB,
                        List.of("-XX:TieredStopAtLevel=1"),
                        StandIns.class.getName(),
                        Integer.toString(port),
                        Integer.toString(FreePort.any()),
                        Integer.toString(FreePort.any())),
                Map.of());
        assertThat(Polling.until(() -> FreePort.answers(port), Duration.ofMinutes(1)))
                .isTrue();
    }

    @AfterEach
    void stop() {
        standIns.kill();
    }

    @Test
    void aRequestForAMillionMessagesDoesNotExhaustTheHeap() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            push(i);
        }

        long bytes = 0;
        var end = "";
        try (var answer = get("/received?limit=1000000")) {
            var buffer = new byte[8_192];
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                bytes += read;
                var text = end + new String(buffer, 0, read, UTF_8);
                end = text.substring(Math.max(0, text.length() - 20));
            }
        }

        assertThat(bytes).isGreaterThan((long) MESSAGES * BYTES);
        assertThat(end).endsWith("],\"count\":%d}".formatted(MESSAGES));
        assertThat(standIns.startedHere()).isTrue();
    }

    private void push(int number) throws IOException, InterruptedException {
        var message = "{\"to\": \"U%d\", \"messages\": [{\"text\": \"hello\"}], \"other\": \"%s\"}"
                .formatted(number, "x".repeat(BYTES));
        var request = HttpRequest.newBuilder(at("/v2/bot/message/push"))
                .POST(BodyPublishers.ofString(message))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private InputStream get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofInputStream())
                .body();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
