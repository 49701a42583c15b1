package io.winback.chassis.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A map with a limited number of entries, from which the entry that was not used for the longest time is removed. */
final class RecentlyUsed<V> {

    private static final int MOST = 10_000;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    /** @param make without blocking */
    synchronized V get(String key, Function<String, V> make) {
        return values.computeIfAbsent(key, make);
    }
}
