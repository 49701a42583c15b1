package io.winback.chassis.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Cuts a batch into slices that hold each customer at most once. So the events of a customer are handled in their order, a
 * set-based statement changes each customer once, and each published event has one cause.
 */
final class CustomerSlices {

    private CustomerSlices() {}

    static List<List<ReceivedEvent>> of(List<ReceivedEvent> events) {
        var slices = new ArrayList<List<ReceivedEvent>>();
        var slice = new ArrayList<ReceivedEvent>();
        var seen = new HashSet<String>();
        for (var event : events) {
            if (!seen.add(event.event().customerId())) {
                slices.add(slice);
                slice = new ArrayList<>();
                seen.clear();
                seen.add(event.event().customerId());
            }
            slice.add(event);
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }
}
