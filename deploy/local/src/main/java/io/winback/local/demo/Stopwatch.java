package io.winback.local.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The duration of each step of the demo. */
final class Stopwatch {

    private final long began = System.nanoTime();
    private final Map<String, Double> laps = new LinkedHashMap<>();
    private long lapBegan = began;

    void lap(String name) {
        laps.put(name, since(lapBegan));
        lapBegan = System.nanoTime();
    }

    Map<String, Double> seconds() {
        var seconds = new LinkedHashMap<>(laps);
        seconds.put("total", since(began));
        return seconds;
    }

    private static double since(long nanos) {
        return Math.round(Duration.ofNanos(System.nanoTime() - nanos).toMillis() / 100.0) / 10.0;
    }
}
