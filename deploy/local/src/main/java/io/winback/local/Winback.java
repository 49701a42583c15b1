package io.winback.local;

import io.winback.local.demo.DemoCommand;
import io.winback.local.process.Interruption;
import io.winback.local.stack.StackFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code winback}: the whole system on one machine. */
@Command(
        name = "winback",
        description = "Run the whole system on one machine, without Docker.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            KillCommand.class,
            StartCommand.class,
            DemoCommand.class,
            SignInCommand.class,
            ResetCommand.class
        },
        footer = {"", "See also: winback bench, which measures a churn wave on a separate stack."})
public final class Winback {

    /** Of a command that Ctrl-C ended: 128 and the number of SIGINT. */
    private static final int INTERRUPTED = 130;

    /** It asks the system for its name. Ctrl-C ends that, too, and the failure that it logs then has no effect. */
    private static final String DISTRIBUTION_LOGGER = "io.zonky.test.db.postgres.util.LinuxUtils";

    private Winback() {}

    /** Exit code: 0 for success, 1 for a failed command, 2 for invalid arguments, 130 for a command that Ctrl-C ended. */
    public static void main(String... arguments) {
        System.setProperty("org.slf4j.simpleLogger.log." + DISTRIBUTION_LOGGER, "off");
        System.exit(commandLine(new Winback()).execute(arguments));
    }

    /** A command line that prints an expected failure as one line. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (Interruption.isUnderWay()) {
                        return INTERRUPTED;
                    }
                    if (failure instanceof StackFailure || failure instanceof IllegalArgumentException) {
                        line.getErr().println(failure.getMessage());
                    } else {
                        failure.printStackTrace(line.getErr());
                    }
                    return 1;
                });
    }
}
