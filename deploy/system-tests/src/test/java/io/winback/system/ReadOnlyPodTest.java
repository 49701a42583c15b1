package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.StackOptions;
import io.winback.local.demo.ApiClient;
import io.winback.local.process.FreePort;
import io.winback.local.process.JavaCommand;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The services as in a pod of {@code deploy/kubernetes}: an ordinary user without capabilities, all files read-only, and one
 * writable folder, {@code /tmp}.
 */
@Tag("fault")
@Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadOnlyPodTest {

    private static final String AS_IN_A_POD =
            "mount -o remount,bind,ro / && mount -t tmpfs -o mode=1777,size=1g tmpfs /tmp && exec setpriv"
                    + " --reuid=10001 --regid=10001 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all"
                    + " \"$@\"";

    private static final int HEAP_MIB = 256;
    private static final String KEY = "a-key-of-the-test-with-at-least-32-characters";
    private static final Path KEYSET = StackOptions.checkout()
            .resolve("chassis/src/main/resources/io/winback/chassis/sealing")
            .resolve("developers-only-keyset.json");

    private static final String CSV =
            "order_id,customer_id,placed_at,amount,currency\npod-1,pod-1,2026-03-03,100,JPY\n";

    private static final Map<String, Map<String, String>> SECRETS = Map.of(
            "customer",
                    Map.of(
                            "WINBACK_CUSTOMER_SURVEYS_LINK_SECRET",
                            KEY,
                            "WINBACK_ACCESS_SERVICE_KEY",
                            TestKeys.of("SERVICE")),
            "campaign", Map.of("WINBACK_CAMPAIGN_DRAW_SALT", KEY, "WINBACK_ACCESS_SERVICE_KEY", TestKeys.of("SERVICE")),
            "offer", Map.of(),
            "notification",
                    Map.of(
                            "WINBACK_NOTIFICATION_LINK_SECRET",
                            KEY + "1",
                            "WINBACK_NOTIFICATION_PRIVACY_SECRET",
                            KEY + "2",
                            "WINBACK_NOTIFICATION_SMS_PASSWORD",
                            "pod-test",
                            "WINBACK_NOTIFICATION_CHAT_TOKEN",
                            KEY + "3"));

    private final ApiClient api = ApiClient.withKey(TestKeys.withAllRoles());
    private final HttpClient browser = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> urls = new HashMap<>();

    @Test
    void theServicesWorkWithReadOnlyFilesAndWithoutPrivileges(@TempDir Path home) throws Exception {
        assumeTrue(
                SystemCommand.run("unshare", "--mount", "setpriv", "--version") == 0,
                "skipped: needs root, unshare and setpriv");
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        try {
            stack.upInfrastructure(System.out::println);
            for (var service : Stack.SERVICES) {
                start(service, stack, home);
            }
            for (var service : Stack.SERVICES) {
                eventually().until(() -> isReady(service));
            }

            assertThat(importOrders().path("accepted").asInt()).isOne();
            assertThat(api.tryGet(urls.get("customer") + "/v1/orders/pod-1").status())
                    .isEqualTo(200);
            assertThat(api.tryPut(urls.get("offer") + "/v1/offers/pod", offer()).status())
                    .isEqualTo(201);
            assertThat(text("campaign", "/")).contains("<html");
            assertThat(text("notification", "/u/unknown")).contains("<html");
            for (var service : Stack.SERVICES) {
                assertThat(text(service, "/q/metrics")).contains("winback_outbox_relayed_total");
                assertThat(Files.readString(log(home, service)))
                        .doesNotContain("Read-only file system")
                        .doesNotContain("Permission denied")
                        .doesNotContain("AccessDenied");
                assertThat(secrets().in(Files.readString(log(home, service)))).isEmpty();
            }
            RunningStack.of(home, stack).assertNoLeaksInLogs();
        } finally {
            processes.forEach(Process::destroy);
            for (var process : processes) {
                process.waitFor(1, TimeUnit.MINUTES);
            }
            stack.down(line -> {});
        }
    }

    private static LogLeaks secrets() throws IOException {
        var secrets = new ArrayList<String>(LogCheck.keys(KEYSET));
        SECRETS.values().forEach(settings -> secrets.addAll(settings.values()));
        return new LogLeaks().and("a secret", secrets);
    }

    private void start(String service, Stack stack, Path home) throws IOException {
        int port = FreePort.any();
        urls.put(service, "http://127.0.0.1:" + port);
        var folder = StackOptions.checkout()
                .resolve(service + "-service/target/quarkus-app")
                .toAbsolutePath();
        var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", AS_IN_A_POD, "pod"));
        command.addAll(
                JavaCommand.application(HEAP_MIB, List.of("-Xss512k"), folder, "io.winback." + service + ".Main"));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(home, service).toFile());
        builder.environment().putAll(SECRETS.get(service));
        builder.environment().put("WINBACK_ACCESS_CONFIGURED_KEYS", TestKeys.configured());
        builder.environment()
                .put("WINBACK_SEALING_KEYSET_FILE", KEYSET.toAbsolutePath().toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment()
                .put(
                        "WINBACK_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:%d/%s"
                                .formatted(stack.ports().of("postgres"), service));
        builder.environment().put("WINBACK_KAFKA", "127.0.0.1:" + stack.ports().of("kafka"));
        processes.add(builder.start());
    }

    private static Path log(Path home, String service) {
        return home.resolve(service + ".log");
    }

    private boolean isReady(String service) throws InterruptedException {
        try {
            return browser.send(request(service, "/q/health/ready"), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode importOrders() {
        var job = api.post(urls.get("customer") + "/v1/imports?kind=orders", "text/csv", CSV)
                .path("jobId")
                .asText();
        var url = urls.get("customer") + "/v1/jobs/" + job;
        eventually().until(() -> api.get(url).path("state").asText().equals("DONE"));
        return api.get(url);
    }

    private static Map<String, Object> offer() {
        return Map.of("name", "Ten per cent", "reward", Map.of("kind", "PERCENT", "value", 10));
    }

    private String text(String service, String path) throws IOException, InterruptedException {
        return browser.send(request(service, path), BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String service, String path) {
        return TestKeys.on(HttpRequest.newBuilder(URI.create(urls.get(service) + path)))
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
