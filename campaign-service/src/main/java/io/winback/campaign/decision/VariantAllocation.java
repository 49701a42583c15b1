package io.winback.campaign.decision;

import io.winback.campaign.definition.CampaignDefinition.Variant;

/**
 * Assigns each selected customer to a variant of the campaign, by the weights of the variants. Customers in the holdout
 * have a variant too, so that each variant has its own control group.
 */
public final class VariantAllocation {

    private final Bucketing bucketing;

    public VariantAllocation(Bucketing bucketing) {
        this.bucketing = bucketing;
    }

    public String variantFor(CandidateCampaign campaign, OccasionContext context) {
        var variants = campaign.definition().variants();
        if (variants.size() == 1) {
            return variants.get(0).name();
        }
        int weights = variants.stream().mapToInt(Variant::weight).sum();
        double position = bucketing.position("variant", campaign.campaignId(), context) * weights;
        for (var variant : variants) {
            position -= variant.weight();
            if (position < 0) {
                return variant.name();
            }
        }
        return variants.get(variants.size() - 1).name();
    }
}
