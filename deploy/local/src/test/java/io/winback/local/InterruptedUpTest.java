package io.winback.local;

import io.winback.local.process.JavaCommand;
import io.winback.local.process.Polling;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ctrl-C while {@code winback up} starts Kafka, PostgreSQL and the stand-ins. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid for a process group of its own")
class InterruptedUpTest {

    @TempDir
    Path home;

    private final Ports ports = Ports.free();

    @AfterEach
    void stop() {
        stack().down(line -> {});
    }

    /**
     * A terminal sends the signal to the command and to the processes that it started; {@code kill -INT} to the command only.
     *
     * @param part the command is interrupted when the process of this part runs
     */
    @ParameterizedTest
    @CsvSource({"kafka, -", "kafka, ''", "postgres, -", "postgres, ''"})
    void itSaysInOneLineWhatWasStoppedAndExitsWith130(String part, String group) throws Exception {
        var up = up();
        var pid = home.resolve("pids").resolve(part + ".pid");
        assertThat(Polling.until(() -> Files.exists(pid), Duration.ofMinutes(1), Duration.ofMillis(5)))
                .isTrue();

        var kill = new ProcessBuilder("kill", "-INT", "--", group + up.pid()).start();

        assertThat(kill.waitFor()).isZero();
        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output())
                .filteredOn(line -> !line.contains(" is ready after ") && !line.startsWith("warning: "))
                .singleElement()
                .asString()
                .startsWith("interrupted; [")
                .contains(part)
                .endsWith("stopped; the data stays in " + home);
        assertThat(up.exitValue()).isEqualTo(130);
        assertThat(stack().pids()).isEmpty();
    }

    /**
     * Starts the command as the leader of a process group, as a terminal does. A shell without a terminal lets its background processes
     * ignore the signal, and they hand that down to these tests.
     */
    private Process up() throws IOException {
        var command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        var arguments = new ArrayList<>(List.of("up", "--only", "infrastructure", "--home", home.toString()));
        Ports.NAMES.forEach(name -> arguments.addAll(List.of("--port", name + "=" + ports.of(name))));
        command.addAll(JavaCommand.main(
                256,
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                Winback.class.getName(),
                arguments.toArray(String[]::new)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("up.txt").toFile())
                .start();
    }

    private List<String> output() {
        try {
            return Files.readAllLines(home.resolve("up.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same stack as another command sees it. */
    private Stack stack() {
        return new Stack(StackOptions.checkout(), home, ports);
    }
}
