package io.winback.campaign.console;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Counts in the order in which the page shows them. A missing count is zero, and an unknown name is left out. Unknown
 * counts, which are null, become an empty map.
 */
final class OrderedCounts {

    private OrderedCounts() {}

    static <K extends Enum<K>> Map<K, Long> all(Class<K> keys, Map<K, Long> counted) {
        return counted == null ? Map.of() : each(keys, key -> counted.getOrDefault(key, 0L));
    }

    static <K extends Enum<K>> Map<K, Long> named(Class<K> keys, Map<String, Long> counted) {
        return counted == null ? Map.of() : each(keys, key -> counted.getOrDefault(key.name(), 0L));
    }

    /** Only counts above zero, the greatest first. */
    static <K extends Enum<K>> Map<K, Long> occurred(Class<K> keys, Map<String, Long> counted) {
        var counts = new LinkedHashMap<K, Long>();
        named(keys, counted).entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    static <K extends Enum<K>> Map<K, Long> each(Class<K> keys, ToLongFunction<K> count) {
        var counts = new EnumMap<K, Long>(keys);
        Stream.of(keys.getEnumConstants()).forEach(key -> counts.put(key, count.applyAsLong(key)));
        return counts;
    }
}
