package io.winback.campaign.simulation;

import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Which campaigns fit a customer now.
 *
 * @param campaigns all campaigns that run or are paused, and whose window is open, in descending priority
 */
record Qualification(String customerId, Instant asOf, List<CampaignFit> campaigns) {

    /**
     * How one campaign fits the customer.
     *
     * @param fits whether the trigger can come to the customer now, and every gate but the holdout passes
     * @param reason the first gate that refuses; absent if all pass
     * @param trigger whether the trigger can come to the customer now
     * @param gates as if the trigger came now, in the order in which they are asked
     * @param holdout the share of customers that is held out, 0 to 0.9
     * @param heldOut whether the customer is held out; absent if it is drawn when the event comes, or if the campaign does not fit
     * @param channel the channel that the first message would take; absent if the campaign does not fit, or if it is not known
     * @param offers of all its variants
     */
    record CampaignFit(
            String campaignId,
            int revision,
            int priority,
            boolean fits,
            @Nullable Refusal reason,
            TriggerFit trigger,
            List<GateFit> gates,
            BigDecimal holdout,
            @Nullable Boolean heldOut,
            @Nullable Channel channel,
            List<OfferFit> offers) {}

    /**
     * Whether the trigger of a campaign can come to the customer now.
     *
     * @param because why it cannot; absent if it can
     */
    record TriggerFit(
            OccasionKind type, boolean canCome, @Nullable String because) {}

    /**
     * The answer of one gate.
     *
     * @param because why it refuses; absent if it passes
     * @param change what would change the answer; absent if it passes
     */
    record GateFit(
            Refusal gate,
            boolean passed,
            @Nullable String because,
            @Nullable String change) {}

    /**
     * An offer of a campaign.
     *
     * @param available whether a coupon of it can be created now, as far as campaign-service knows
     * @param because why not; absent if it can
     */
    record OfferFit(
            String offerId,
            boolean available,
            @Nullable Instant validUntil,
            @Nullable String because) {}
}
