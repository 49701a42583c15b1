package io.winback.campaign.decision;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.audience.InvalidAudience;
import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.LiveCampaign;
import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionKind;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A campaign that could approach a customer: the revision that runs, with its audience rule compiled. */
public final class CandidateCampaign {

    private static final Logger LOG = Logger.getLogger(CandidateCampaign.class);

    private final LiveCampaign campaign;
    private final CampaignDefinition definition;
    private final AudienceRule audience;
    private final String fault;
    private final String ruleErrors;
    private final String end;

    private CandidateCampaign(
            LiveCampaign campaign,
            CampaignDefinition definition,
            AudienceRule audience,
            String fault,
            String ruleErrors) {
        this(campaign, definition, audience, fault, ruleErrors, null);
    }

    private CandidateCampaign(
            LiveCampaign campaign,
            CampaignDefinition definition,
            AudienceRule audience,
            String fault,
            String ruleErrors,
            String end) {
        this.campaign = campaign;
        this.definition = definition;
        this.audience = audience;
        this.fault = fault;
        this.ruleErrors = ruleErrors;
        this.end = end;
    }

    /** A campaign that cannot be read, or whose rule no longer compiles, becomes a candidate with a fault. */
    static CandidateCampaign of(LiveCampaign campaign) {
        CampaignDefinition definition;
        try {
            definition = campaign.read();
        } catch (RuntimeException e) {
            return faulty(campaign, unreadable(campaign), "the definition of the campaign cannot be read", null);
        }
        var kind = definition.kind();
        if (kind.isEmpty()) {
            return faulty(campaign, definition, "this release does not know the trigger of the campaign", null);
        }
        try {
            return new CandidateCampaign(campaign, definition, compiled(definition.audience(), kind.get()), null, null);
        } catch (InvalidAudience e) {
            return faulty(
                    campaign, definition, "the audience rule no longer compiles: " + e.getMessage(), e.getMessage());
        }
    }

    /** The same campaign, which approaches no customer any more. @param because why, as text */
    CandidateCampaign ended(String because) {
        return new CandidateCampaign(campaign, definition, audience, fault, ruleErrors, because);
    }

    private static AudienceRule compiled(String rule, OccasionKind kind) {
        return rule == null || rule.isBlank() ? null : AudienceRule.of(rule, kind);
    }

    private static CandidateCampaign faulty(
            LiveCampaign campaign, CampaignDefinition definition, String fault, String ruleErrors) {
        LOG.warnf("campaign %s, revision %d: %s", campaign.campaignId(), campaign.revision(), fault);
        return new CandidateCampaign(campaign, definition, null, fault, ruleErrors);
    }

    private static CampaignDefinition unreadable(LiveCampaign campaign) {
        return new CampaignDefinition(
                campaign.campaignId(), 0, null, null, null, null, null, null, null, null, List.of());
    }

    public String campaignId() {
        return campaign.campaignId();
    }

    /** Whether it has the trigger of this kind of occasion. If its trigger cannot be read, the decisions on churns show its fault. */
    boolean considers(OccasionKind kind) {
        return definition.kind().orElse(OccasionKind.CUSTOMER_CHURNED) == kind;
    }

    /** Whether it has the trigger of this occasion, and the occasion is for it. */
    boolean considers(Occasion occasion) {
        return considers(occasion.kind()) && occasion.isFor(campaignId());
    }

    public int revision() {
        return campaign.revision();
    }

    public boolean paused() {
        return campaign.paused();
    }

    /** Why it is too late to approach a customer whose decision waited for it, as text; empty if it is not. */
    public Optional<String> end() {
        return Optional.ofNullable(end);
    }

    public CampaignDefinition definition() {
        return definition;
    }

    /** Empty if the campaign is for every customer. */
    public Optional<AudienceRule> audience() {
        return Optional.ofNullable(audience);
    }

    /** Why the campaign cannot approach any customer, as text; empty if it can. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** The errors of an audience rule that no longer compiles; empty if it compiles. They end the text of the fault. */
    Optional<String> ruleErrors() {
        return Optional.ofNullable(ruleErrors);
    }
}
