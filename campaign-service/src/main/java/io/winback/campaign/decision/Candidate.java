package io.winback.campaign.decision;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.campaign.Campaign;
import io.winback.campaign.campaign.CampaignDefinition;
import java.util.Optional;

/** A campaign that might approach somebody, in the revision that runs, its rule compiled. */
record Candidate(
        String campaignId,
        int revision,
        boolean paused,
        CampaignDefinition definition,
        Optional<AudienceRule> audience) {

    static Candidate of(Campaign campaign, boolean paused) {
        var definition = campaign.runningDefinition();
        return new Candidate(
                campaign.id(),
                campaign.runningRevision(),
                paused,
                definition,
                Optional.ofNullable(definition.audience())
                        .filter(rule -> !rule.isBlank())
                        .map(AudienceRule::of));
    }
}
