package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops all parts. The data stays. */
@Command(name = "down", description = "Stop all parts. The data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        options.stack().down(System.out::println);
        return 0;
    }
}
