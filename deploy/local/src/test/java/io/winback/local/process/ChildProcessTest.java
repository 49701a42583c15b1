package io.winback.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ChildProcessTest {

    private static final List<String> COMMAND = List.of("sleep", "60");

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        new ChildProcess("sleeper", home).kill();
    }

    @Test
    void aProcessIsStartedHereUntilItEnds() {
        var child = new ChildProcess("sleeper", home);
        assertThat(child.startedHere()).isFalse();

        child.start(COMMAND, Map.of());

        assertThat(child.startedHere()).isTrue();
        child.kill();
        assertThat(child.startedHere()).isFalse();
    }

    @Test
    void aProcessOfAnotherCommandIsNotStartedHere() {
        new ChildProcess("sleeper", home).start(COMMAND, Map.of());
        var child = new ChildProcess("sleeper", home);

        child.start(COMMAND, Map.of());

        assertThat(child.running()).isTrue();
        assertThat(child.startedHere()).isFalse();
    }

    @Test
    void aProcessThatAnotherCommandStartedAgainIsNotStartedHere() {
        var child = new ChildProcess("sleeper", home);
        child.start(COMMAND, Map.of());
        var elsewhere = new ChildProcess("sleeper", home);
        elsewhere.stop();

        elsewhere.start(COMMAND, Map.of());

        assertThat(child.startedHere()).isFalse();
        assertThat(elsewhere.startedHere()).isTrue();
    }
}
