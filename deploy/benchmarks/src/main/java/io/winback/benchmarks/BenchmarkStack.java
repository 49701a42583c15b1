package io.winback.benchmarks;

import io.winback.local.StackOptions;
import io.winback.local.stack.Ports;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;

/** A separate stack in a temporary folder, for one measurement. */
final class BenchmarkStack {

    private BenchmarkStack() {}

    /** A measurement on a stack that is not started yet. */
    @FunctionalInterface
    interface Measurement {

        /**
         * Returns an exit code.
         *
         * @param home the folder of the stack, which is deleted afterwards
         */
        int run(Stack stack, Path home) throws Exception;
    }

    /** Runs the measurement, stops the stack and deletes its data. If the measurement fails, the logs of the stack stay. */
    static int run(ProgressLog progress, Measurement measurement) throws Exception {
        var home = Files.createTempDirectory("winback-bench-");
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        var cleanUp = new Thread(() -> stack.reset(line -> {}));
        Runtime.getRuntime().addShutdownHook(cleanUp);
        boolean succeeded = false;
        try {
            int exitCode = measurement.run(stack, home);
            succeeded = exitCode == 0;
            return exitCode;
        } finally {
            if (!succeeded) {
                Runtime.getRuntime().removeShutdownHook(cleanUp);
                stack.resetExceptLogs(progress);
            }
        }
    }
}
