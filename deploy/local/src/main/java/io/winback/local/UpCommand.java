package io.winback.local;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything. */
@Command(name = "up", description = "Start everything; Ctrl-C ends it again.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Option(names = "--detach", description = "Leave it running, and return.")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        var stack = options.stack();
        if (!detach) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.down(System.out::println)));
        }
        stack.up(System.out::println);
        System.out.println();
        System.out.println("console        " + stack.ports().url("campaign") + "/");
        System.out.println("messages       " + stack.ports().url("stand-ins") + "/received");
        if (!detach) {
            System.out.println("Ctrl-C ends it.");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
