package io.winback.events.offer;

import io.winback.events.Money;
import java.time.Instant;

/**
 * An offer is defined or deleted, or the state of its budget changed. It concerns no single customer, so the record key names
 * the offer.
 *
 * @param version grows with each event of the same offer; an event with a lower version has no effect
 * @param validUntil when every coupon of the offer expires; absent if only the validity of each coupon ends it
 * @param budgetSpent whether the budget has no room for a further coupon or discount
 * @param deleted true if the offer is deleted; absent if it exists
 * @param mostDiscount the most that one coupon takes off with all its uses; absent if nothing limits it, if the offer is deleted, and
 *     in earlier versions
 */
public record OfferDefined(
        String offerId,
        long version,
        String name,
        Instant validUntil,
        boolean budgetSpent,
        Boolean deleted,
        Money mostDiscount)
        implements OfferEvent {

    /** An offer that exists, whose discount nothing limits. */
    public OfferDefined(String offerId, long version, String name, Instant validUntil, boolean budgetSpent) {
        this(offerId, version, name, validUntil, budgetSpent, null);
    }

    /** An offer that exists. @param mostDiscount null if nothing limits the discount of a coupon */
    public OfferDefined(
            String offerId, long version, String name, Instant validUntil, boolean budgetSpent, Money mostDiscount) {
        this(offerId, version, name, validUntil, budgetSpent, null, mostDiscount);
    }

    /** An offer that is deleted. */
    public static OfferDefined deletion(String offerId, long version, String name) {
        return new OfferDefined(offerId, version, name, null, false, true, null);
    }

    /** The record key. It is no customer id, because it contains a colon. */
    @Override
    public String customerId() {
        return "offer:" + offerId;
    }
}
