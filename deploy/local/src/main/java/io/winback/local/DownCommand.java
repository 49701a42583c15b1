package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** End everything; what was stored is kept. */
@Command(name = "down", description = "End everything; what was stored is kept.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        options.stack().down(System.out::println);
        return 0;
    }
}
