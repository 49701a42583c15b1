package io.winback.campaign.simulation;

import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.audience.KnownCustomers;
import java.util.List;

/** The customers of the projection in slices, by id. Several threads take different slices. */
final class ProjectionSlices {

    private final KnownCustomers knownCustomers;
    private final int size;
    private String last = "";
    private boolean hasEnded;

    /** @param size the greatest number of customers of a slice */
    ProjectionSlices(KnownCustomers knownCustomers, int size) {
        this.knownCustomers = knownCustomers;
        this.size = size;
    }

    /** The next customers; empty after the last ones. It needs a transaction. */
    synchronized List<KnownCustomer> next() {
        if (hasEnded) {
            return List.of();
        }
        var slice = knownCustomers.readAfter(last, size);
        if (slice.size() < size) {
            hasEnded = true;
        } else {
            last = slice.get(size - 1).customerId();
        }
        return slice;
    }
}
