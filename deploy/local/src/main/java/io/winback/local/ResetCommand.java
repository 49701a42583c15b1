package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** End everything and forget what was stored. */
@Command(name = "reset", description = "End everything and forget what was stored.", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        options.stack().reset(System.out::println);
        return 0;
    }
}
