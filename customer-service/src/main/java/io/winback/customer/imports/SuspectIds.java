package io.winback.customer.imports;

import java.util.HashSet;
import java.util.Set;

/**
 * The customer ids of a file that a spreadsheet may have written differently before or since: those that end with .0, and whole
 * numbers. Not all if there are many.
 */
final class SuspectIds {

    private static final String POINT_ZERO = ".0";

    private static final int MOST = 10_000;

    private final Set<String> withPointZero = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    void add(String customerId) {
        if (customerId.endsWith(POINT_ZERO)) {
            addTo(withPointZero, customerId.substring(0, customerId.length() - POINT_ZERO.length()));
        } else if (isNumber(customerId)) {
            addTo(numbers, customerId);
        }
    }

    private static void addTo(Set<String> ids, String id) {
        if (ids.size() < MOST) {
            ids.add(id);
        }
    }

    /** Fast, because each line of a file passes it. */
    private static boolean isNumber(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return !id.isEmpty();
    }

    /** The ids without .0. */
    Set<String> withoutPointZero() {
        var all = new HashSet<>(withPointZero);
        all.addAll(numbers);
        return all;
    }
}
