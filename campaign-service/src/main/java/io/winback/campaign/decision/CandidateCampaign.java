package io.winback.campaign.decision;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.audience.InvalidAudience;
import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.LiveCampaign;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A campaign that might approach a customer, in the revision that runs, its rule compiled.
 *
 * @param audience empty for everyone
 * @param fault why the campaign cannot approach the customer, in words; empty if it can
 */
public record CandidateCampaign(
        String campaignId,
        int revision,
        boolean paused,
        CampaignDefinition definition,
        Optional<AudienceRule> audience,
        Optional<String> fault) {

    private static final Logger LOG = Logger.getLogger(CandidateCampaign.class);

    /** A stored campaign that cannot be read, or whose rule no longer compiles, becomes a candidate with a fault. */
    static CandidateCampaign of(LiveCampaign campaign) {
        CampaignDefinition definition;
        try {
            definition = campaign.read();
        } catch (RuntimeException e) {
            return faulty(campaign, unreadable(campaign), "the definition of the campaign cannot be read");
        }
        try {
            var audience = Optional.ofNullable(definition.audience())
                    .filter(rule -> !rule.isBlank())
                    .map(AudienceRule::of);
            return new CandidateCampaign(
                    campaign.campaignId(),
                    campaign.revision(),
                    campaign.paused(),
                    definition,
                    audience,
                    Optional.empty());
        } catch (InvalidAudience e) {
            return faulty(campaign, definition, "the rule no longer compiles: " + e.getMessage());
        }
    }

    private static CandidateCampaign faulty(LiveCampaign campaign, CampaignDefinition definition, String fault) {
        LOG.warnf("campaign %s, revision %d: %s", campaign.campaignId(), campaign.revision(), fault);
        return new CandidateCampaign(
                campaign.campaignId(),
                campaign.revision(),
                campaign.paused(),
                definition,
                Optional.empty(),
                Optional.of(fault));
    }

    private static CampaignDefinition unreadable(LiveCampaign campaign) {
        return new CampaignDefinition(
                campaign.campaignId(), 0, null, null, null, null, null, null, null, null, List.of());
    }
}
