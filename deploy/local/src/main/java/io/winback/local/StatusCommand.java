package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints each part, its ports and whether it is ready. */
@Command(
        name = "status",
        description = "Print each part, its ports and whether it is ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        options.stack().status().forEach(System.out::println);
        return 0;
    }
}
