package io.winback.testkit;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests a run sent, and how they were answered. */
final class FuzzTally {

    /** The number of answers by their status; 0 for none. */
    private final Map<Integer, Integer> counts = new ConcurrentHashMap<>();

    void count(int status) {
        counts.merge(status, 1, Integer::sum);
    }

    int requests() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return "%d requests, by status %s".formatted(requests(), new TreeMap<>(counts));
    }
}
