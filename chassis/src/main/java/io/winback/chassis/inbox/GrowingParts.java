package io.winback.chassis.inbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the first events of a process into small parts that grow. The code of a new process is not compiled yet, so its first
 * hundreds of events take seconds. In small parts the first events do not wait for the others.
 */
final class GrowingParts {

    private static final int FIRST = 8;
    /** More than a consumer polls at once: from here on events are not cut. */
    private static final int LARGEST = 1024;

    private int next = FIRST;

    /** @return the events in their order, in parts of at most twice the size of the part before */
    synchronized <E> List<List<E>> of(List<E> events) {
        if (next > LARGEST) {
            return List.of(events);
        }
        var parts = new ArrayList<List<E>>();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(from + next, events.size());
            parts.add(events.subList(from, to));
            // A part that was not full says nothing about larger ones.
            next = to - from == next ? next * 2 : next;
            from = to;
        }
        return parts;
    }
}
