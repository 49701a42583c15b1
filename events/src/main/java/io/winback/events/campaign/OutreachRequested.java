package io.winback.events.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message shall reach the person, on the first of the channels that can.
 *
 * @param step which message of the journey, from 1
 * @param channels {@code PREFERRED}, {@code EMAIL}, {@code SMS}, {@code CHAT}, in the order to try
 * @param coupon what the message offers, if anything
 * @param notAfter when it is too late to say it; absent when it never is
 * @param priority of its campaign: among waiting messages the greater goes first; absent counts as 0
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
        Integer priority)
        implements CampaignEvent {

    /** The priority, or 0 where none is named. */
    public int priorityOrDefault() {
        return priority == null ? 0 : priority;
    }

    /** The same, with another end; null if there is none. */
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
                priority);
    }
}
