package io.winback.local;

import io.winback.local.demo.ConsoleAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a link that signs in to the console. */
@Command(
        name = "sign-in",
        description = "Print a link that signs you in to the console, once and within 10 minutes.",
        mixinStandardHelpOptions = true)
final class SignInCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        System.out.println(ConsoleAddress.of(options.stack()));
        return 0;
    }
}
