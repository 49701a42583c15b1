package io.winback.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Polls a condition until a time limit. */
public final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Polling() {}

    /** Returns false if the condition is still false at the time limit. */
    public static boolean until(BooleanSupplier condition, Duration timeLimit) {
        return until(condition, timeLimit, PAUSE);
    }

    /** The same, with a pause of its own for expensive conditions. */
    public static boolean until(BooleanSupplier condition, Duration timeLimit, Duration pause) {
        long end = System.nanoTime() + timeLimit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            sleep(pause);
        }
        return true;
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
