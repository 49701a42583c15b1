package io.winback.campaign.reference;

import io.winback.events.Money;
import java.time.Instant;

/**
 * An offer of offer-service.
 *
 * @param validUntil when every coupon of the offer expires; null if only the validity of each coupon ends it
 * @param budgetSpent whether the budget has no room for a further coupon or discount
 * @param mostDiscount the most that one coupon takes off with all its uses; null if nothing limits it, or if it is not known
 */
public record KnownOffer(String offerId, Instant validUntil, boolean budgetSpent, Money mostDiscount) {

    /** Whether no coupon of the offer is valid at this time or later. */
    public boolean isOverAt(Instant time) {
        return validUntil != null && !time.isBefore(validUntil);
    }
}
