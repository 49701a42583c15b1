package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.StackOptions;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** customer-service may open no further file or connection. It runs on a stack of its own. */
@Tag("fault")
@Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FewFileHandlesTest {

    private static final List<String> PARTS = List.of("postgres", "kafka", "customer");
    private static final String ENOUGH = "1000";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
    private static final String CSV = "order_id,customer_id,placed_at,amount,currency\n%1$s,%1$s,2026-03-03,100,JPY\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_ATTEMPTS = 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWERED_WITHIN)
            .build();

    private URI service;
    private String key;

    /** Complaints and classifications are asked for the first time during the shortage, so their classes are loaded then. */
    @Test
    void everyRequestIsAnsweredAndAllGoesOnAfterwards(@TempDir Path home) throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("/proc/self/fd")) && SystemCommand.run("prlimit", "--version") == 0,
                "skipped: needs prlimit of Linux");
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        try {
            PARTS.forEach(part -> stack.start(part, System.out::println));
            service = URI.create(stack.ports().url("customer"));
            key = stack.key();
            var pid = stack.pids().get("customer");
            var before = upload("before");
            assertThat(before.statusCode()).isEqualTo(202);
            // A job that ends closes files, and so makes room.
            assertDone(json(before).path("jobId").asText());
            assertThat(put("before").statusCode()).isEqualTo(201);

            HttpResponse<String> refused;
            int attempt = 0;
            do {
                // The service may close a file between the limit and the upload. Then the upload is accepted.
                attempt++;
                limit(pid, firstUnused(pid));
                refused = upload("meanwhile-" + attempt);
            } while (refused.statusCode() == 202 && attempt < MOST_ATTEMPTS);
            var complaints = send(request("/v1/complaints?state=OPEN").GET()).statusCode();
            var preview = send(request("/v1/reason-classifications")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"text\": \"too expensive\", \"locale\": \"en\"}")))
                    .statusCode();
            limit(pid, ENOUGH);

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(json(refused).path("detail").asText()).contains("no room");
            assertThat(complaints).isIn(200, 503);
            assertThat(preview).isIn(200, 503);
            var accepted = upload("after");
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            assertDone(json(accepted).path("jobId").asText());
            assertThat(put("after").statusCode()).isEqualTo(201);
            assertThat(status("/v1/customers/person-before")).isEqualTo(200);
            assertThat(status("/v1/orders/before")).isEqualTo(200);
            assertThat(status("/v1/orders/meanwhile-" + attempt)).isEqualTo(404);
            assertThat(status("/v1/orders/after")).isEqualTo(200);
            assertThat(status("/v1/complaints?state=OPEN")).isEqualTo(200);
            eventually().until(() -> status("/q/health/ready") == 200);
            RunningStack.of(home, stack).assertNoLeaksInLogs();
        } finally {
            stack.down(line -> {});
        }
    }

    private void assertDone(String job) {
        eventually().until(() -> json(send(request("/v1/jobs/" + job).GET()))
                .path("state")
                .asText()
                .equals("DONE"));
    }

    private int status(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).statusCode();
    }

    private HttpResponse<String> upload(String id) throws IOException, InterruptedException {
        return send(request("/v1/imports?kind=orders")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(CSV.formatted(id))));
    }

    private HttpResponse<String> put(String id) throws IOException, InterruptedException {
        return send(request("/v1/customers/person-" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\": \"Nora %s\"}".formatted(id))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(ANSWERED_WITHIN)
                .header(AccessKeys.HEADER, key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** The lowest number that no open file has. A file that is opened next would get it. */
    private static String firstUnused(long pid) {
        return Integer.toString(IntStream.iterate(0, number -> number + 1)
                .filter(number -> !Files.isSymbolicLink(Path.of("/proc/" + pid + "/fd/" + number)))
                .findFirst()
                .orElseThrow());
    }

    /** Sets the soft limit of open files of a process. */
    private static void limit(long pid, String files) throws IOException, InterruptedException {
        assertThat(SystemCommand.run("prlimit", "--pid", Long.toString(pid), "--nofile=" + files + ":"))
                .isZero();
    }
}
