package io.winback.customer.scoring;

/** Measures seconds between laps. */
final class LapTimer {

    private long last = System.nanoTime();

    /** The seconds since the last lap. */
    double lap() {
        long now = System.nanoTime();
        double seconds = (now - last) / 1e9;
        last = now;
        return Math.round(seconds * 100) / 100.0;
    }
}
