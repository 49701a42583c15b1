package io.winback.local.demo;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoCommandTest {

    private final DemoCommand command = new DemoCommand();

    @Test
    void formatWithoutAFileIsRefused() {
        new CommandLine(command).parseArgs("--format", "stripe");

        assertThatThrownBy(command::call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--format says how --orders FILE is read, but there is no --orders");
    }

    @Test
    void fileThatCannotBeReadIsRefused() {
        new CommandLine(command).parseArgs("--orders", "/nowhere.csv", "--format", "stripe");

        assertThatThrownBy(command::call).hasMessage("cannot read /nowhere.csv; expected a CSV file");
    }
}
