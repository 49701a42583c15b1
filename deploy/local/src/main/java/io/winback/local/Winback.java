package io.winback.local;

import io.winback.local.demo.DemoCommand;
import io.winback.local.stack.StackFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code winback}: the whole system on one machine. */
@Command(
        name = "winback",
        description = "The whole system on one machine, with no Docker.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            KillCommand.class,
            StartCommand.class,
            DemoCommand.class,
            ResetCommand.class
        },
        footer = {"", "There is also: winback bench, which measures a churn wave on a stack of its own."})
public final class Winback {

    private Winback() {}

    /** Ends with 0, or 1 when the command failed, or 2 when it was not understood. */
    public static void main(String... arguments) {
        System.exit(commandLine(new Winback()).execute(arguments));
    }

    /** A command line whose failures are one clear line. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (failure instanceof StackFailure || failure instanceof IllegalArgumentException) {
                        line.getErr().println(failure.getMessage());
                    } else {
                        failure.printStackTrace(line.getErr());
                    }
                    return 1;
                });
    }
}
