package io.winback.campaign.definition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A campaign with its newest revision.
 *
 * @param draft whether the newest revision is not activated
 * @param runningRevision the active revision; absent if none is active
 */
record CampaignView(
        String campaignId,
        CampaignState state,
        boolean draft,
        int revision,
        @Nullable Integer runningRevision,
        Instant changedAt,
        @JsonUnwrapped CampaignDefinition definition) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.id(),
                campaign.state(),
                campaign.hasDraft(),
                campaign.revision(),
                campaign.isLive() ? campaign.runningRevision() : null,
                campaign.changedAt(),
                campaign.definition());
    }
}
