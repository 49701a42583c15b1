package io.winback.campaign.definition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A campaign as callers see it: its newest revision.
 *
 * @param state of that revision: {@code DRAFT} until it is activated, whatever an earlier one does
 * @param runningRevision the revision that people are approached by, if one is
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
