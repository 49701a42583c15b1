package io.winback.benchmarks;

import io.winback.local.stack.PortInUse;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The measurements of these tests start no part of a stack. */
class BenchmarkStackTest {

    private final List<String> said = new ArrayList<>();
    private final List<Path> homes = new ArrayList<>();

    @AfterEach
    void deleteFolders() throws IOException {
        for (var home : homes) {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Test
    void theLogsOfAStartThatFailsStayAndItsDataIsDeleted() {
        assertThatThrownBy(() -> BenchmarkStack.run(said::add, (stack, home) -> {
                    writeFiles(home);
                    throw new StackFailure("customer ended before it was ready");
                }))
                .hasMessage("customer ended before it was ready");

        assertOnlyLogsStay();
    }

    @Test
    void theLogsOfAMeasurementWithAnExitCodeStay() throws Exception {
        assertThat(BenchmarkStack.run(said::add, (stack, home) -> {
                    writeFiles(home);
                    return 1;
                }))
                .isEqualTo(1);

        assertOnlyLogsStay();
    }

    @Test
    void aPortThatIsTakenBeforeTheStartIsTriedAgainWithOthers() throws Exception {
        int exitCode = BenchmarkStack.run(said::add, (stack, home) -> {
            homes.add(home);
            if (homes.size() == 1) {
                startWithATakenPort(stack);
            }
            return 0;
        });

        assertThat(exitCode).isZero();
        assertThat(new HashSet<>(homes)).hasSize(2);
        assertThat(said).anyMatch(line -> line.endsWith("; a new stack starts on other ports"));
    }

    @Test
    void aPortThatIsTakenThreeTimesFailsTheMeasurement() {
        assertThatThrownBy(() -> BenchmarkStack.run(said::add, (stack, home) -> {
                    homes.add(home);
                    startWithATakenPort(stack);
                    return 0;
                }))
                .isInstanceOf(PortInUse.class)
                .hasMessageContaining("(kafka) is in use");

        assertThat(homes).hasSize(3);
    }

    private void startWithATakenPort(Stack stack) throws IOException {
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), stack.ports().of("kafka")));
            stack.up(said::add);
        }
    }

    private void writeFiles(Path home) throws IOException {
        homes.add(home);
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs/customer.log"), "why it failed");
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/rows"), "rows");
    }

    private void assertOnlyLogsStay() {
        var home = homes.get(0);
        assertThat(home.resolve("logs/customer.log")).hasContent("why it failed");
        assertThat(home.resolve("postgres")).doesNotExist();
        assertThat(said).contains("all data is deleted; the logs stay in " + home.resolve("logs"));
    }
}
