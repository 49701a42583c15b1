package io.winback.benchmarks;

import io.winback.local.StackOptions;
import io.winback.local.stack.PortInUse;
import io.winback.local.stack.Ports;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;

/** A separate stack in a temporary folder, for one measurement. */
final class BenchmarkStack {

    private static final int MOST_ATTEMPTS = 3;

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

    /**
     * Runs the measurement, stops the stack and deletes its data. If the measurement fails, the logs of the stack stay. If
     * another process takes a port before it is bound, a new stack starts on other ports.
     */
    static int run(ProgressLog progress, Measurement measurement) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return runOnce(progress, measurement);
            } catch (PortInUse e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                progress.say(e.getMessage() + "; a new stack starts on other ports");
            }
        }
    }

    private static int runOnce(ProgressLog progress, Measurement measurement) throws Exception {
        var home = Files.createTempDirectory("winback-bench-");
        var stack = new Stack(StackOptions.checkout(), home, Ports.free());
        var cleanUp = new Thread(() -> {
            stack.interrupt(line -> {});
            stack.reset(line -> {});
        });
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
