package io.winback.system;

import io.winback.local.StackOptions;
import io.winback.local.Winback;
import io.winback.local.process.JavaCommand;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code winback up} in the foreground, beside other commands for the same folder. Without the services, to be short. */
class ForegroundUpTest {

    @TempDir
    Path home;

    private final Ports ports = Ports.free();

    @AfterEach
    void stop() {
        elsewhere().down(line -> {});
        RunningStack.of(home, elsewhere()).assertNoLeaksInLogs();
    }

    @Test
    void itEndsWhenItsStackIsStoppedElsewhere() throws Exception {
        var up = up();

        elsewhere().down(line -> {});

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isZero();
        assertThat(output()).contains("all parts that this command started have ended");
    }

    @Test
    void onlyRootIsWarnedAndPostgresRunsForBoth() throws Exception {
        up();

        assertThat(output().contains("warning: the launcher runs as root"))
                .isEqualTo(System.getProperty("user.name").equals("root"));
        assertThat(elsewhere().pids()).containsKey("postgres");
    }

    @Test
    void itStopsOnlyWhatItStarted() throws Exception {
        var up = up();
        elsewhere().kill("stand-ins");
        elsewhere().start("stand-ins", line -> {});

        up.destroy();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(elsewhere().pids()).containsOnlyKeys("stand-ins");
        assertThat(output()).contains("[stand-ins] still run");
    }

    private Process up() throws IOException {
        var arguments = new ArrayList<>(List.of("up", "--only", "infrastructure", "--home", home.toString()));
        Ports.NAMES.forEach(name -> arguments.addAll(List.of("--port", name + "=" + ports.of(name))));
        var command = JavaCommand.main(
                256,
                List.of("-Dwinback.checkout=" + StackOptions.checkout()),
                Winback.class.getName(),
                arguments.toArray(String[]::new));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("up.txt").toFile())
                .start();
        eventually().until(() -> output().contains("Ctrl-C stops"));
        return process;
    }

    private String output() throws IOException {
        return Files.readString(home.resolve("up.txt"));
    }

    /** The same stack as another command sees it. */
    private Stack elsewhere() {
        return new Stack(StackOptions.checkout(), home, ports);
    }
}
