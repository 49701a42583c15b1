package io.winback.local.stack;

import io.winback.local.Winback;
import io.winback.local.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartLockTest {

    @TempDir
    Path home;

    @Test
    void aSecondCommandIsToldInOneLineThatAnotherOneStartsTheStack() {
        StartLock.holding(home, () -> {
            for (var command : List.of(List.of("up", "--detach"), List.of("start", "postgres"))) {
                var second = run(command);

                assertThat(second.inputReader().lines())
                        .containsExactly(
                                "another command is starting this stack (" + home + "); wait until it has ended");
                assertThat(second.onExit().join().exitValue()).isEqualTo(1);
            }
        });
    }

    @Test
    void theLockIsFreeAfterTheStart() {
        assertThatThrownBy(() -> StartLock.holding(home, () -> {
                    throw new StackFailure("it did not start");
                }))
                .hasMessage("it did not start");

        assertThatCode(() -> StartLock.holding(home, () -> {})).doesNotThrowAnyException();
    }

    @Test
    void theLockIsHeldWithinOneProcessToo() {
        StartLock.holding(home, () -> assertThatThrownBy(() -> StartLock.holding(home, () -> {}))
                .isInstanceOf(StackFailure.class));
    }

    private Process run(List<String> command) {
        var arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--home", home.toString()));
        try {
            return new ProcessBuilder(JavaCommand.main(
                            128,
                            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                            Winback.class.getName(),
                            arguments.toArray(String[]::new)))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
