package io.winback.system;

import io.winback.local.StackOptions;
import io.winback.local.demo.ApiClient;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The disk of the database, or that of the uploads, is full. customer-service runs on a stack of its own. */
@Tag("fault")
class DiskFullTest {

    private static final List<String> PARTS = List.of("postgres", "kafka", "customer");
    private static final int DATABASE_MB = 300;
    private static final int UPLOADS_MB = 4;
    private static final int WITH_ROOM = 50;
    private static final int ORDERS = 2_000;

    @Test
    void aFullDiskOfTheDatabaseRefusesAndLosesNothing(@TempDir Path home) throws Exception {
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        try (var disk = SmallDisk.mount(home.resolve("postgres"), DATABASE_MB)) {
            try {
                PARTS.forEach(part -> stack.start(part, System.out::println));
                var acknowledged = new ArrayList<>(store(stack));
                assertThat(acknowledged).hasSize(WITH_ROOM);

                disk.fill();
                acknowledged.addAll(storeUntilRefused(stack));

                disk.free();
                // A full disk can end the server. It is started again, as an operator does.
                stack.start("postgres", System.out::println);
                eventually().until(() -> put(stack, "after").status() == 201);
                assertThat(acknowledged)
                        .allMatch(id -> api(stack).tryGet(customer(stack, id)).status() == 200);
                RunningStack.of(home, stack).assertNoLeaksInLogs();
            } finally {
                stack.down(line -> {});
            }
        }
    }

    @Test
    void aFullDiskOfTheUploadsRefusesAndLeavesNoFile(@TempDir Path home) throws Exception {
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        try (var disk = SmallDisk.mount(home.resolve("temporary"), UPLOADS_MB)) {
            try {
                PARTS.forEach(part -> stack.start(part, System.out::println));
                disk.fill();

                var refused = upload(stack);

                assertThat(refused.status()).as("%s", refused.body()).isEqualTo(503);
                assertThat(refused.body().path("detail").asText()).contains("no room");
                assertThat(uploads(home)).isEmpty();

                disk.free();
                var accepted = upload(stack);
                assertThat(accepted.status()).isEqualTo(202);
                var job = stack.ports().url("customer") + "/v1/jobs/"
                        + accepted.body().path("jobId").asText();
                eventually()
                        .until(() -> api(stack).get(job).path("state").asText().equals("DONE"));
                assertThat(api(stack).get(job).path("accepted").asLong()).isEqualTo(ORDERS);
                RunningStack.of(home, stack).assertNoLeaksInLogs();
            } finally {
                stack.down(line -> {});
            }
        }
    }

    private List<String> store(Stack stack) {
        var stored = new ArrayList<String>();
        for (int number = 0; number < WITH_ROOM; number++) {
            var id = "disk-" + number;
            assertThat(put(stack, id).status()).isEqualTo(201);
            stored.add(id);
        }
        return stored;
    }

    /** Stores customers until one is refused. Each answer is 201 or 503. */
    private List<String> storeUntilRefused(Stack stack) {
        var stored = new ArrayList<String>();
        for (int number = 1_000; number < 100_000; number++) {
            var id = "disk-" + number;
            var answer = put(stack, id);
            if (answer.status() == 503) {
                assertThat(answer.body().path("detail").asText()).contains("unavailable");
                return stored;
            }
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
            stored.add(id);
        }
        throw new AssertionError("the disk did not become full");
    }

    private ApiClient.Answer put(Stack stack, String id) {
        return api(stack)
                .tryPut(
                        customer(stack, id),
                        Map.of("name", "x".repeat(200), "attributes", Map.of("a", "y".repeat(200))));
    }

    private static String customer(Stack stack, String id) {
        return stack.ports().url("customer") + "/v1/customers/" + id;
    }

    private ApiClient.Answer upload(Stack stack) {
        var csv = new StringBuilder("order_id,customer_id,placed_at,amount,currency\n");
        for (int i = 0; i < ORDERS; i++) {
            csv.append("full-%1$d,full-%1$d,2026-03-03,100,JPY\n".formatted(i));
        }
        return api(stack)
                .tryPost(stack.ports().url("customer") + "/v1/imports?kind=orders", "text/csv", csv.toString());
    }

    private static ApiClient api(Stack stack) {
        return ApiClient.of(stack);
    }

    private static List<Path> uploads(Path home) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("temporary"))) {
            return files.filter(file -> file.toString().endsWith(".upload")).toList();
        }
    }
}
