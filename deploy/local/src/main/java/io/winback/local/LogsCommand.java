package io.winback.local;

import io.winback.local.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the log of one part. */
@Command(name = "logs", description = "Print the log of one part.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Parameters(
            paramLabel = "SERVICE",
            description = "customer, campaign, offer, notification, postgres, kafka or stand-ins.")
    private String name;

    @Override
    public Integer call() throws IOException {
        var log = options.stack().log(name);
        if (!Files.exists(log)) {
            throw new StackFailure(name + " has no log yet; expected " + log);
        }
        Files.copy(log, System.out);
        return 0;
    }
}
