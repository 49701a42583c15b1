package io.winback.local.stack;

import io.winback.local.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartStartTest {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private ChildProcess child;

    @AfterEach
    void stop() {
        child.kill();
    }

    @Test
    void aPartThatWasReadyOnceHasStarted() {
        var part = new Script("sleep 60", probe -> probe == 1);

        assertThatCode(new PartStart(part, TIME_LIMIT)::start).doesNotThrowAnyException();
    }

    @Test
    void aPartThatIsNotReadyAtFirstIsAskedAgain() {
        var part = new Script("sleep 60", probe -> probe == 3);

        assertThatCode(new PartStart(part, TIME_LIMIT)::start).doesNotThrowAnyException();
    }

    @Test
    void aPartThatIsNeverReadyFailsAtTheTimeLimit() {
        var part = new Script("sleep 60", probe -> false);

        assertThatThrownBy(new PartStart(part, Duration.ofSeconds(1))::start)
                .isExactlyInstanceOf(StackFailure.class)
                .hasMessage("script was not ready within 1 s; see " + child.log());
    }

    @Test
    void aPartThatEndsFailsAtOnce() {
        var part = new Script("echo out of memory", probe -> false);

        assertThatThrownBy(new PartStart(part, TIME_LIMIT)::start)
                .isExactlyInstanceOf(StackFailure.class)
                .hasMessage("script ended before it was ready; see " + child.log());
    }

    /** As after a kill: the process is alive when the start looks, and ends a moment later. */
    @Test
    void aPartWhoseFormerProcessIsEndingIsStarted() {
        new ChildProcess("script", home).start(List.of("sleep", "1"), Map.of());
        var part = new Script("sleep 60", probe -> child.startedHere());

        assertThatCode(new PartStart(part, TIME_LIMIT)::start).doesNotThrowAnyException();
        assertThat(child.startedHere()).isTrue();
    }

    @Test
    void aPortThatAnotherProcessHasTakenIsRecognisedInTheLog() {
        for (var line : List.of(
                "java.net.BindException: Address already in use",
                "Port 15081 seems to be in use by another process.",
                "could not bind IPv4 address 127.0.0.1: Address already in use")) {
            var part = new Script("echo '" + line + "'", probe -> false);

            assertThatThrownBy(new PartStart(part, TIME_LIMIT)::start)
                    .as(line)
                    .isInstanceOf(PortInUse.class)
                    .hasMessageContaining("could not bind its port");
        }
    }

    @Test
    void aTakenPortOfAnEarlierStartDoesNotCount() {
        var earlier = new Script("echo Address already in use", probe -> false);
        assertThatThrownBy(new PartStart(earlier, TIME_LIMIT)::start).isInstanceOf(PortInUse.class);

        var part = new Script("echo out of memory", probe -> false);

        assertThatThrownBy(new PartStart(part, TIME_LIMIT)::start).isExactlyInstanceOf(StackFailure.class);
    }

    @FunctionalInterface
    private interface Probe {
        boolean ready(int number);
    }

    /** A shell script as a part. Its readiness depends on how often it was asked. */
    private final class Script implements Part {

        private final String script;
        private final Probe probe;
        private final AtomicInteger probes = new AtomicInteger();

        Script(String script, Probe probe) {
            this.script = script;
            this.probe = probe;
            child = new ChildProcess("script", home);
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public List<String> ports() {
            return List.of();
        }

        @Override
        public ChildProcess child() {
            return child;
        }

        @Override
        public void start() {
            child.start(List.of("sh", "-c", script), Map.of());
        }

        @Override
        public boolean ready() {
            return probe.ready(probes.incrementAndGet());
        }

        @Override
        public void stop() {
            child.stop();
        }

        @Override
        public void kill() {
            child.kill();
        }
    }
}
