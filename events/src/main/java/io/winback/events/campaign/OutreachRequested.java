package io.winback.events.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A decision requests one message, on the first channel that can reach the customer.
 *
 * @param episodeId absent if the occasion of the decision is not a churn
 * @param step the number of the message in the journey, from 1
 * @param channels {@code PREFERRED} or names of channels, in the order of preference
 * @param coupon the coupon of the message; absent without one
 * @param notAfter the message must not be sent after this; absent for no limit, as in earlier versions without a coupon
 * @param priority of the campaign: messages of a greater priority are sent first; absent counts as 0
 * @param revision of the campaign with which the journey began; absent counts as 0
 * @param occasionId the occasion of the decision, which is the episode for a churn; absent in earlier versions
 */
public record OutreachRequested(
        String customerId,
        UUID episodeId,
        UUID decisionId,
        int step,
        String campaignId,
        String campaignName,
        String template,
        List<String> channels,
        CouponGrant coupon,
        Instant notAfter,
        Integer priority,
        Integer revision,
        UUID occasionId)
        implements CampaignEvent {

    /** A request of an earlier version. */
    public OutreachRequested(
            String customerId,
            UUID episodeId,
            UUID decisionId,
            int step,
            String campaignId,
            String campaignName,
            String template,
            List<String> channels,
            CouponGrant coupon,
            Instant notAfter,
            Integer priority,
            Integer revision) {
        this(
                customerId,
                episodeId,
                decisionId,
                step,
                campaignId,
                campaignName,
                template,
                channels,
                coupon,
                notAfter,
                priority,
                revision,
                null);
    }

    /** The priority, or 0 if absent. */
    public int priorityOrDefault() {
        return priority == null ? 0 : priority;
    }

    /** The revision, or 0 if absent. */
    public int revisionOrDefault() {
        return revision == null ? 0 : revision;
    }

    /** The same request with another end. @param end null for no limit */
    public OutreachRequested endingAt(Instant end) {
        return new OutreachRequested(
                customerId,
                episodeId,
                decisionId,
                step,
                campaignId,
                campaignName,
                template,
                channels,
                coupon,
                end,
                priority,
                revision,
                occasionId);
    }
}
