package io.winback.campaign.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Selects, for each occasion, the first campaign that passes every gate, among those with its trigger. It changes nothing. */
@ApplicationScoped
class CampaignSelector {

    private final Gates gates;
    private final VariantAllocation variants;

    CampaignSelector(Gates gates, Bucketing bucketing) {
        this.gates = gates;
        this.variants = new VariantAllocation(bucketing);
    }

    /**
     * Makes one decision for each occasion of a batch.
     *
     * @param campaigns in descending priority
     */
    List<Decision> select(List<OccasionContext> batch, List<CandidateCampaign> campaigns, Instant now) {
        if (batch.isEmpty()) {
            return List.of();
        }
        var prepared = PreparedGates.of(gates, batch, now);
        return batch.stream()
                .map(context -> select(context, campaigns, prepared, now))
                .toList();
    }

    private Decision select(
            OccasionContext context, List<CandidateCampaign> campaigns, PreparedGates prepared, Instant now) {
        var evaluations = new ArrayList<CampaignEvaluation>();
        CandidateCampaign selected = null;
        for (var campaign : campaigns) {
            if (!campaign.considers(context.occasion())) {
                continue;
            }
            var selectedId = selected == null ? null : selected.campaignId();
            var evaluation = prepared.evaluate(new Gate.Question(campaign, context, selectedId));
            evaluations.add(evaluation);
            if (selected == null && evaluation.selected()) {
                selected = campaign;
            }
        }
        return selected == null
                ? Decision.notApproached(context, evaluations, now)
                : Decision.selected(selected, variants.variantFor(selected, context), context, evaluations, now);
    }
}
