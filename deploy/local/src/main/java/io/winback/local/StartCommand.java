package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts one part. */
@Command(name = "start", description = "Start one part.", mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Parameters(
            paramLabel = "SERVICE",
            description = "customer, campaign, offer, notification, postgres, kafka or stand-ins.")
    private String name;

    @Override
    public Integer call() {
        options.stack().start(name, System.out::println);
        return 0;
    }
}
