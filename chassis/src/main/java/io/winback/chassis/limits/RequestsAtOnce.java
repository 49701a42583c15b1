package io.winback.chassis.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the exports and uploads of each caller that this replica answers at the moment. */
@ApplicationScoped
class RequestsAtOnce {

    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    /** @return whether the caller may have one more */
    boolean begin(String caller, int most) {
        var before = new int[1];
        running.compute(caller, (name, number) -> {
            before[0] = number == null ? 0 : number;
            return Math.min(before[0] + 1, most);
        });
        return before[0] < most;
    }

    /** After each request that was allowed. */
    void end(String caller) {
        running.computeIfPresent(caller, (name, number) -> number == 1 ? null : number - 1);
    }
}
