package io.winback.system;

import io.winback.local.StackOptions;
import io.winback.local.demo.ApiClient;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** customer-service may open no further file or connection. It runs on a stack of its own. */
@Tag("fault")
class FewFileHandlesTest {

    private static final List<String> PARTS = List.of("postgres", "kafka", "customer");
    private static final String ENOUGH = "1000";
    private static final String CSV = "order_id,customer_id,placed_at,amount,currency\n%1$s,%1$s,2026-03-03,100,JPY\n";

    /** Makes new connections once the handles are back: a class that could not be loaded meanwhile can leave one unanswered. */
    private ApiClient api = new ApiClient();

    @Test
    void anUploadIsRefusedAndAllGoesOnAfterwards(@TempDir Path home) throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("/proc/self/fd")) && run("prlimit", "--version") == 0,
                "skipped: needs prlimit of Linux");
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        try {
            PARTS.forEach(part -> stack.start(part, System.out::println));
            var pid = stack.pids().get("customer");
            assertThat(upload(stack, "before").status()).isEqualTo(202);
            assertThat(put(stack, "before")).isEqualTo(201);

            limit(pid, firstUnused(pid));
            var refused = upload(stack, "meanwhile");
            limit(pid, ENOUGH);
            api = new ApiClient();

            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(503);
            assertThat(refused.body().path("detail").asText()).contains("no room");
            var accepted = upload(stack, "after");
            assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
            var job = stack.ports().url("customer") + "/v1/jobs/"
                    + accepted.body().path("jobId").asText();
            eventually().until(() -> api.get(job).path("state").asText().equals("DONE"));
            assertThat(put(stack, "after")).isEqualTo(201);
            assertThat(api.tryGet(stack.ports().url("customer") + "/v1/customers/before")
                            .status())
                    .isEqualTo(200);
            eventually()
                    .until(() -> api.tryGet(stack.ports().url("customer") + "/q/health/ready")
                                    .status()
                            == 200);
        } finally {
            stack.down(line -> {});
        }
    }

    private ApiClient.Answer upload(Stack stack, String id) {
        return api.tryPost(stack.ports().url("customer") + "/v1/imports?kind=orders", "text/csv", CSV.formatted(id));
    }

    private int put(Stack stack, String id) {
        return api.tryPut(stack.ports().url("customer") + "/v1/customers/person-" + id, Map.of("name", id))
                .status();
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
        assertThat(run("prlimit", "--pid", Long.toString(pid), "--nofile=" + files + ":"))
                .isZero();
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
