package io.winback.notification.hold;

import io.winback.events.campaign.OutreachRequested;
import java.util.Map;

/**
 * The journeys that campaign-service has ended because their campaign had ended. None of their messages may be sent. The order in
 * which the events arrive does not matter.
 *
 * @param revisions by campaign: the last revision whose journeys have ended
 */
public record EndedJourneys(Map<String, Integer> revisions) {

    /** Whether the message belongs to an ended journey. */
    public boolean include(OutreachRequested message) {
        var last = revisions.get(message.campaignId());
        return last != null && message.revisionOrDefault() <= last;
    }
}
