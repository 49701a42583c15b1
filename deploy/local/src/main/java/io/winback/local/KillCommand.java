package io.winback.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Kills one part with SIGKILL. */
@Command(
        name = "kill",
        description = "Kill one part (SIGKILL), to see how the other parts react.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Parameters(
            paramLabel = "SERVICE",
            description = "customer, campaign, offer, notification, postgres, kafka or stand-ins.")
    private String name;

    @Override
    public Integer call() {
        options.stack().kill(name);
        System.out.println(name + " was killed; start it with: winback start " + name);
        return 0;
    }
}
