package io.winback.campaign.definition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A campaign with its newest revision.
 *
 * @param state the state of the newest revision: {@code DRAFT} until it is activated
 * @param runningRevision the active revision; absent if none is active
 */
record CampaignView(
        String campaignId,
        CampaignState state,
        int revision,
        Integer runningRevision,
        Instant changedAt,
        @JsonUnwrapped CampaignDefinition definition) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.id(),
                campaign.stateOfNewest(),
                campaign.revision(),
                campaign.isLive() ? campaign.runningRevision() : null,
                campaign.changedAt(),
                campaign.definition());
    }
}
