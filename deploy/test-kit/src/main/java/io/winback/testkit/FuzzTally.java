package io.winback.testkit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** How many requests a run sent, and which operations succeeded. */
final class FuzzTally {

    private static final int LONGEST = 200;

    /** The number of answers by their status; 0 for none. */
    private final Map<Integer, Integer> counts = new ConcurrentHashMap<>();

    private final Set<String> succeeded = new ConcurrentSkipListSet<>();

    /** The last refusal of a valid request, by its operation. */
    private final Map<String, String> refusals = new ConcurrentSkipListMap<>();

    void count(int status) {
        counts.merge(status, 1, Integer::sum);
    }

    void succeeded(String operation) {
        succeeded.add(operation);
    }

    void refused(String operation, RawAnswer answer) {
        var detail = answer.body().replaceFirst("(?s).*\"detail\":", "");
        refusals.put(operation, answer.status() + " " + detail.substring(0, Math.min(LONGEST, detail.length())));
    }

    int requests() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @param operations the number of all operations */
    String text(long operations) {
        return "%d requests, by status %s; %d of %d operations succeeded"
                .formatted(requests(), new TreeMap<>(counts), succeeded.size(), operations);
    }

    /** The operations that never succeeded, with the last refusal of a valid request. */
    Map<String, String> neverSucceeded() {
        var never = new TreeMap<>(refusals);
        never.keySet().removeAll(succeeded);
        return never;
    }
}
