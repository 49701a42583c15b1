package io.winback.events.campaign;

import java.time.Instant;

/**
 * Sending is held or released: all messages by the emergency stop, or the messages of one campaign while it is paused. Held
 * messages wait. It concerns no single customer, so the record key names the hold.
 *
 * @param campaignId the campaign whose messages it concerns; absent for all messages
 * @param held whether these messages must wait
 * @param reason of the emergency stop; absent without one
 * @param since when the hold began or ended
 * @param version grows with each change of the same hold; a change with a lower version has no effect
 * @param endedRevision the journeys of this campaign that began with this revision or an earlier one have ended, and none of
 *     their messages may be sent any more; absent if none were ended
 */
public record SendingHoldChanged(
        String campaignId, boolean held, String reason, Instant since, long version, Integer endedRevision)
        implements CampaignEvent {

    private static final String KEY_PREFIX = "hold:";
    /** The scope of all messages. No campaign id contains this character. */
    private static final String ALL = "*";

    /** All messages. */
    public static SendingHoldChanged ofAll(boolean held, String reason, Instant since, long version) {
        return new SendingHoldChanged(null, held, reason, since, version, null);
    }

    /** The messages of one campaign. */
    public static SendingHoldChanged ofCampaign(String campaignId, boolean held, Instant since, long version) {
        return new SendingHoldChanged(campaignId, held, null, since, version, null);
    }

    /** The journeys of a campaign up to this revision have ended, and the hold of their messages with them. */
    public static SendingHoldChanged ofEndedJourneys(String campaignId, int revision, Instant since, long version) {
        return new SendingHoldChanged(campaignId, false, null, since, version, revision);
    }

    /** The campaign id, or {@code *} for all messages. */
    public String scope() {
        return campaignId == null ? ALL : campaignId;
    }

    /** The record key. It is no customer id, because it contains a colon. */
    @Override
    public String customerId() {
        return KEY_PREFIX + scope();
    }
}
