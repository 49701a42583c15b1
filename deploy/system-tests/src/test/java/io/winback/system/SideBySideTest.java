package io.winback.system;

import io.winback.local.StackOptions;
import io.winback.local.demo.DemoSetup;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rolling upgrade. The previous version runs, this version starts beside it and migrates the databases, both work, then
 * the previous version stops. {@code winback.previous} names a checkout of the previous version with its packaged services.
 */
@Tag("fault")
@EnabledIfSystemProperty(
        named = "winback.previous",
        matches = ".+",
        disabledReason = "needs -Dwinback.previous=DIR, a packaged checkout of the previous version")
class SideBySideTest {

    private static final int WAVE = 600;

    private final Path previous = Path.of(System.getProperty("winback.previous", ""));

    @Test
    void oldAndNewVersionsWorkSideBySide(@TempDir Path home) {
        var stack = new Stack(previous, home, Ports.free());
        try {
            stack.up(System.out::println);
            var system = RunningStack.of(home, stack);
            new DemoSetup(system.api(), stack.ports()).create("campaign-without-holdout.json");
            var before = ChurnWave.of(WAVE, system);
            before.awaitEnd();

            var replicas = new LinkedHashMap<String, String>();
            Stack.SERVICES.forEach(service ->
                    replicas.put(service, stack.startReplica(service, StackOptions.checkout(), System.out::println)));
            var beside = ChurnWave.of(WAVE, system);
            // The answers of both versions
            replicas.forEach((service, replica) -> {
                assertThat(figures(system, stack.ports().url(service))).isEqualTo(200);
                assertThat(figures(system, "http://127.0.0.1:" + portOf(replica)))
                        .isEqualTo(200);
            });
            customerOfOneVersionIsReadByTheOther(system, replicas.get("customer"));
            beside.awaitEnd();
            assertThat(errors(stack, "")).isEmpty();
            assertThat(leaks(system, replicas.values())).isEmpty();

            Stack.SERVICES.forEach(stack::stop);
            var after = ChurnWave.of(WAVE, system);
            after.awaitEnd();

            for (var wave : List.of(before, beside, after)) {
                wave.assertOneDecisionCouponAndMessageEach();
                wave.assertNothingDeliveredTwice();
            }
            assertThat(system.deadLetters()).isZero();
            assertThat(leaks(system, replicas.values())).isEmpty();
            // The previous version may complain while it stops, which this one cannot mend
            replicas.values()
                    .forEach(replica -> assertThat(errors(stack, replica)).isEmpty());
        } finally {
            stack.down(line -> {});
        }
    }

    private static void customerOfOneVersionIsReadByTheOther(RunningStack system, String replica) {
        var newer = "http://127.0.0.1:" + portOf(replica) + "/v1/customers/";
        var older = system.customer("/v1/customers/");
        system.api().put(older + "stored-by-old", "{\"name\": \"old\"}");
        system.api().put(newer + "stored-by-new", "{\"name\": \"new\"}");
        eventually().untilAsserted(() -> {
            assertThat(system.api().get(newer + "stored-by-old").path("name").asText())
                    .isEqualTo("old");
            assertThat(system.api().get(older + "stored-by-new").path("name").asText())
                    .isEqualTo("new");
        });
    }

    private static int figures(RunningStack system, String url) {
        return system.api().tryGet(url + "/v1/figures").status();
    }

    private static String portOf(String replica) {
        return replica.substring(replica.lastIndexOf('-') + 1);
    }

    /** Credentials and personal data in the logs of this version. Those of the previous one are as they are. */
    private static List<String> leaks(RunningStack system, Collection<String> replicas) {
        return system.leaksInLogs().stream()
                .filter(leak -> replicas.stream().anyMatch(leak::startsWith))
                .toList();
    }

    /** The lines at level ERROR in the logs of the services whose names begin so. */
    private static Map<String, List<String>> errors(Stack stack, String prefix) {
        var errors = new LinkedHashMap<String, List<String>>();
        try (var logs = Files.list(stack.home().resolve("logs"))) {
            for (var log : logs.toList()) {
                var name = log.getFileName().toString();
                if (name.startsWith(prefix) && Stack.SERVICES.stream().anyMatch(name::startsWith)) {
                    var lines = new ArrayList<>(Files.readAllLines(log));
                    lines.removeIf(line -> !line.contains(" ERROR "));
                    if (!lines.isEmpty()) {
                        errors.put(name, lines);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors;
    }
}
