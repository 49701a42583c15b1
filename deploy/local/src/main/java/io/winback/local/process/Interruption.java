package io.winback.local.process;

import java.time.Duration;

/** The end of this process by a signal, such as that of Ctrl-C. */
public final class Interruption {

    /** Ctrl-C also ends the child processes. Their ends may be noticed before the signal to this process is handled. */
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(300);

    private Interruption() {}

    /** Whether a failure is the consequence of the end of this process. It waits a moment for the signal. */
    public static boolean isUnderWay() {
        return Polling.until(Interruption::isEnding, SIGNAL_DELAY);
    }

    /** While a process ends, its shutdown hooks run, and no other can be added. */
    private static boolean isEnding() {
        try {
            var hook = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
