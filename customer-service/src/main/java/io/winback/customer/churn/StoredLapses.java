package io.winback.customer.churn;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import java.time.Instant;
import java.util.List;

/**
 * The lapses of an episode in a row of table {@code loss}: the time of the first one, the border of the last one, and all of them as
 * JSON if there are several. Releases without the JSON change the first two columns alone, so it counts only while it agrees with
 * them.
 */
final class StoredLapses {

    private StoredLapses() {}

    record Lapse(Instant at, Instant returnsAfter) {}

    /** @param json null for one lapse or none */
    static List<Loss> read(Instant first, Instant border, String json) {
        if (first == null) {
            return List.of();
        }
        List<Loss> lapses = json == null
                ? List.of()
                : EventJson.readBack(json, new TypeReference<List<Lapse>>() {}).stream()
                        .map(lapse -> Loss.lapse(lapse.at(), lapse.returnsAfter()))
                        .toList();
        return first.equals(first(lapses)) && border.equals(border(lapses))
                ? lapses
                : List.of(Loss.lapse(first, border));
    }

    /** When the first lapse was found; null for none. */
    static Instant first(List<Loss> lapses) {
        return lapses.isEmpty() ? null : lapses.get(0).at();
    }

    /** An order after this time ends the last lapse; null for none. */
    static Instant border(List<Loss> lapses) {
        return lapses.isEmpty() ? null : lapses.get(lapses.size() - 1).returnsAfter();
    }

    /** Null for one lapse or none. */
    static String write(List<Loss> lapses) {
        return lapses.size() < 2
                ? null
                : EventJson.write(lapses.stream()
                        .map(lapse -> new Lapse(lapse.at(), lapse.returnsAfter()))
                        .toList());
    }
}
