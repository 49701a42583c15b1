package io.winback.customer.timeline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One fact about a customer.
 *
 * @param entryId names the fact among all of its kind
 * @param details without null
 */
record TimelineEntry(String customerId, String kind, String entryId, Instant at, Map<String, Object> details) {

    TimelineEntry(String customerId, String kind, Object entryId, Instant at) {
        this(customerId, kind, entryId.toString(), at, Map.of());
    }

    /** The entry with one more detail, unless its value is null. */
    TimelineEntry with(String name, Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new TimelineEntry(customerId, kind, entryId, at, more);
    }
}
