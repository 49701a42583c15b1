package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops all parts and deletes their data. */
@Command(name = "reset", description = "Stop all parts and delete their data.", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        options.stack().reset(System.out::println);
        return 0;
    }
}
