package io.winback.chassis.metrics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads by key. Concurrent callers with one key share a read, and no caller gets a value from before its call. For a second after a
 * failed read all callers with its key get that failure, and the source is not asked. Only the latest keys are kept. A caller must
 * have no transaction, because other callers get the same result.
 */
public final class SharedReads<K, T> {

    /** Shorter than {@code Retry-After}, so that a caller who obeys it causes a new read. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int MOST_KEYS = 64;

    private final Function<K, T> source;
    private final Map<K, SharedRead<T>> reads = new LatestKeys<>();

    /** @param source returns no null */
    public SharedReads(Function<K, T> source) {
        this.source = source;
    }

    /** @throws RuntimeException of the source */
    public T read(K key) {
        return shared(key).get();
    }

    private SharedRead<T> shared(K key) {
        synchronized (reads) {
            return reads.computeIfAbsent(key, same -> new SharedRead<>(() -> source.apply(same), PAUSE));
        }
    }

    /** Forgets the key that was not used for the longest time. */
    private static final class LatestKeys<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1;

        private LatestKeys() {
            super(MOST_KEYS, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_KEYS;
        }
    }
}
