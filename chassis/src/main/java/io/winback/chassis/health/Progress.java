package io.winback.chassis.health;

import java.time.Duration;

/** Tells a thread that waits and tries again from a thread that hangs. The thread notes each step; any thread may ask. */
public final class Progress {

    private volatile boolean busy;
    private volatile long begun;
    private volatile long lastStep;

    /** The thread has work from now on. */
    public void begin() {
        begun = System.nanoTime();
        lastStep = begun;
        busy = true;
    }

    /** The thread made a step. */
    public void note() {
        lastStep = System.nanoTime();
    }

    /** The thread has no work: it cannot hang. */
    public void end() {
        busy = false;
    }

    /** How long the present work has taken so far; nothing without work. */
    public Duration age() {
        return busy ? Duration.ofNanos(System.nanoTime() - begun) : Duration.ZERO;
    }

    /** How long ago the last step was; nothing without work. */
    public Duration sinceLastStep() {
        return busy ? Duration.ofNanos(System.nanoTime() - lastStep) : Duration.ZERO;
    }
}
