package io.winback.campaign.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Selects, for each churned customer, the first campaign that passes every gate. It changes nothing. */
@ApplicationScoped
class CampaignSelector {

    private final Gates gates;
    private final VariantAllocation variants;

    CampaignSelector(Gates gates, Bucketing bucketing) {
        this.gates = gates;
        this.variants = new VariantAllocation(bucketing);
    }

    /**
     * Makes one decision for each customer of a batch.
     *
     * @param campaigns in descending priority
     */
    List<Decision> select(List<ChurnContext> churns, List<CandidateCampaign> campaigns, Instant now) {
        var prepared = PreparedGates.of(gates, churns, now);
        return churns.stream()
                .map(churn -> select(churn, campaigns, prepared, now))
                .toList();
    }

    private Decision select(
            ChurnContext churn, List<CandidateCampaign> campaigns, PreparedGates prepared, Instant now) {
        var evaluations = new ArrayList<CampaignEvaluation>();
        CandidateCampaign selected = null;
        for (var campaign : campaigns) {
            var selectedId = selected == null ? null : selected.campaignId();
            var evaluation = prepared.evaluate(new Gate.Question(campaign, churn, selectedId));
            evaluations.add(evaluation);
            if (selected == null && evaluation.selected()) {
                selected = campaign;
            }
        }
        return selected == null
                ? Decision.notApproached(churn, evaluations, now)
                : Decision.selected(selected, variants.variantFor(selected, churn), churn, evaluations, now);
    }
}
