package io.winback.campaign.occasion;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the details of an occasion. An unknown detail is left out. */
final class Details {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param value null if it is unknown */
    Details with(String name, Object value) {
        if (value != null) {
            values.put(name, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return this;
    }

    Map<String, Object> asMap() {
        return Map.copyOf(values);
    }

    /** A group of details, such as those of an order. */
    Map<String, Object> in(String group) {
        return Map.of(group, asMap());
    }
}
