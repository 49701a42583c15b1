package io.winback.campaign.simulation;

import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.Refusal;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What a campaign would do if it ran now.
 *
 * @param revision the newest one, which is simulated
 * @param plannedAt the run that is simulated; absent if the campaign has no schedule
 * @param customers all customers that are known
 * @param considered those of them to whom the trigger can come now
 * @param funnel the gates, in the order in which they are asked
 * @param heldOut customers of the control group
 * @param approached customers who would get the first message
 * @param channels the channels that the first messages would take, by the number of customers
 * @param variants the variants of the customers who would be approached
 * @param coupons the coupons of the offers, at most
 */
record Simulation(
        String campaignId,
        int revision,
        Instant asOf,
        @Nullable Instant plannedAt,
        long customers,
        long considered,
        List<FunnelStep> funnel,
        long heldOut,
        long approached,
        List<ChannelReach> channels,
        List<VariantReach> variants,
        List<OfferCoupons> coupons) {

    /**
     * One gate.
     *
     * @param refused customers whom this gate is the first one to refuse
     * @param left customers who pass this gate and all before it
     * @param reasons the most frequent reasons, at most 5; empty for the holdout, which depends on chance alone
     */
    record FunnelStep(Refusal gate, long refused, long left, List<Reason> reasons) {}

    /** Why a gate refuses customers, in words. */
    record Reason(String because, long customers) {}

    /** The customers whose first message would take a channel. */
    record ChannelReach(Channel channel, long customers) {}

    /** The customers who would get a variant. */
    record VariantReach(String variant, long customers) {}

    /**
     * The coupons of an offer that would be requested, one for each customer.
     *
     * @param liability the most that all of them take off; absent if nothing limits the discount, or if the offer is not known
     */
    record OfferCoupons(
            String offerId, long coupons, @Nullable Money liability) {}
}
