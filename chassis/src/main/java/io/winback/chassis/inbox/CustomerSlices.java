package io.winback.chassis.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Cuts a batch into runs in which each person appears once. So a person's facts are handled in their order whatever
 * their types are, a set-based statement meets nobody twice, and what is published on a person has one cause.
 */
final class CustomerSlices {

    private CustomerSlices() {}

    static List<List<ReceivedEvent>> of(List<ReceivedEvent> arrivals) {
        var slices = new ArrayList<List<ReceivedEvent>>();
        var slice = new ArrayList<ReceivedEvent>();
        var seen = new HashSet<String>();
        for (var arrival : arrivals) {
            if (!seen.add(arrival.event().customerId())) {
                slices.add(slice);
                slice = new ArrayList<>();
                seen.clear();
                seen.add(arrival.event().customerId());
            }
            slice.add(arrival);
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }
}
