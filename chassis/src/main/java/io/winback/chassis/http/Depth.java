package io.winback.chassis.http;

import java.util.Collection;
import java.util.Map;

/** The levels of a JSON value. A value without entries has none. */
public final class Depth {

    private Depth() {}

    /** Looks no deeper than the limit. */
    public static boolean exceeds(int levels, Object value) {
        var parts = value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : null;
        return parts != null
                && !parts.isEmpty()
                && (levels == 0 || parts.stream().anyMatch(part -> exceeds(levels - 1, part)));
    }
}
