package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer churned, and an episode begins. An event with the id of an episode that has ended opens it again: the order or the use
 * of a coupon that ended it does not count any more.
 *
 * @param episodeId the churn and its outcome
 * @param customer the customer at that time, with all that a decision needs
 * @param version of the customer; of two events on one episode the one with the higher version counts, and of the same version
 *     the return; absent in earlier versions
 */
public record CustomerChurned(
        String customerId, UUID episodeId, Instant churnedAt, ChurnCause cause, CustomerSnapshot customer, Long version)
        implements CustomerEvent {

    /** A churn of the first version. */
    public CustomerChurned(
            String customerId, UUID episodeId, Instant churnedAt, ChurnCause cause, CustomerSnapshot customer) {
        this(customerId, episodeId, churnedAt, cause, customer, null);
    }
}
