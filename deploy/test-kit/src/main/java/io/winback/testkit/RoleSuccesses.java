package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** As which of its roles the valid request of each operation succeeded. */
final class RoleSuccesses {

    /** A repeated request of these has the same result. A repeated POST may be refused by the state that the first one left. */
    private static final Set<String> REPEATABLE = Set.of("GET", "PUT");

    private static final int LONGEST = 200;

    private final ApiDocument document;
    private final Map<String, Set<String>> succeeded = new TreeMap<>();

    /** The last refusal of each operation. */
    private final Map<String, String> refusals = new TreeMap<>();

    RoleSuccesses(ApiDocument document) {
        this.document = document;
    }

    void note(Operation operation, String role, RawAnswer answer) {
        if (answer.status() < 400) {
            succeeded
                    .computeIfAbsent(operation.toString(), one -> new TreeSet<>())
                    .add(role);
        } else {
            var detail = answer.body().replaceFirst("(?s).*\"detail\":", "");
            refusals.put(
                    operation.toString(),
                    answer.status() + " " + detail.substring(0, Math.min(LONGEST, detail.length())));
        }
    }

    /** The operations that succeeded as none of their roles, with their last refusal. */
    Map<String, String> missing() {
        var missing = new TreeMap<String, String>();
        for (var operation : document.operations()) {
            if (!succeeded.containsKey(operation.toString())) {
                missing.put(operation.toString(), refusals.getOrDefault(operation.toString(), "not sent"));
            }
        }
        return missing;
    }

    /** The roles for which a repeatable operation failed although it succeeded for others, one line each. */
    List<String> unequal() {
        var unequal = new ArrayList<String>();
        for (var operation : document.operations()) {
            var roles = succeeded.get(operation.toString());
            if (roles != null && REPEATABLE.contains(operation.method())) {
                var others = new TreeSet<>(document.roles(operation));
                others.removeAll(roles);
                others.forEach(role -> unequal.add("%s succeeds as %s, and as %s it answers %s"
                        .formatted(operation, roles, role, refusals.get(operation.toString()))));
            }
        }
        return unequal;
    }

    /** How many operations succeeded. */
    String text() {
        return "the valid requests of %d of %d operations succeeded as one of their roles"
                .formatted(succeeded.size(), succeeded.size() + missing().size());
    }
}
