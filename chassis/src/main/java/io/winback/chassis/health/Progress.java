package io.winback.chassis.health;

import java.time.Duration;

/** The progress of a thread. It distinguishes a retrying thread from a hanging one. Any thread may read it. */
public final class Progress {

    private volatile boolean busy;
    private volatile long begun;
    private volatile long lastStep;

    /** The thread starts work. */
    public void begin() {
        begun = System.nanoTime();
        lastStep = begun;
        busy = true;
    }

    /** The thread made a step. */
    public void note() {
        lastStep = System.nanoTime();
    }

    /** The thread has no work, so it cannot hang. */
    public void end() {
        busy = false;
    }

    /** How long the present work has taken; zero without work. */
    public Duration age() {
        return busy ? Duration.ofNanos(System.nanoTime() - begun) : Duration.ZERO;
    }

    /** The time since the last step; zero without work. */
    public Duration sinceLastStep() {
        return busy ? Duration.ofNanos(System.nanoTime() - lastStep) : Duration.ZERO;
    }
}
