package io.winback.local;

import io.winback.local.demo.ConsoleAddress;
import io.winback.local.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts all parts, or the infrastructure only. */
@Command(
        name = "up",
        description = "Start all parts. Ctrl-C stops them. It ends when they are stopped elsewhere.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /** What {@code --only} accepts. */
    enum Scope {
        INFRASTRUCTURE
    }

    @Mixin
    private StackOptions options;

    @Option(names = "--detach", description = "Return when all parts are ready, and leave them running.")
    private boolean detach;

    @Option(
            names = "--only",
            paramLabel = "infrastructure",
            description = "Start Kafka, PostgreSQL and the stand-ins, and no service.")
    private Scope only;

    @Override
    public Integer call() {
        var stack = options.stack();
        if (!detach) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.interrupt(System.out::println)));
        }
        if (only == Scope.INFRASTRUCTURE) {
            stack.upInfrastructure(System.out::println);
            System.out.println();
            System.out.println("PostgreSQL     127.0.0.1:" + stack.ports().of("postgres") + ", user postgres");
            System.out.println("Kafka          127.0.0.1:" + stack.ports().of("kafka"));
        } else {
            stack.up(System.out::println);
            System.out.println();
            System.out.println("console        " + ConsoleAddress.of(stack));
            System.out.println("API keys       " + stack.credentials());
        }
        System.out.println("messages       " + stack.ports().url("stand-ins") + "/received");
        if (!detach) {
            awaitEnd(stack, options.command("down"));
        }
        return 0;
    }

    /** Returns when the parts that this command started were stopped elsewhere. */
    private static void awaitEnd(Stack stack, String down) {
        if (!stack.hasStarted()) {
            System.out.println("all parts were running before; %s stops them".formatted(down));
            return;
        }
        System.out.println("Ctrl-C stops all parts that this command started.");
        stack.awaitEnd();
        System.out.println("all parts that this command started have ended");
    }
}
