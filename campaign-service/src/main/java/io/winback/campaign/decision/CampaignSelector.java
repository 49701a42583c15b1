package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.decision.gates.OrderedGates;
import io.winback.campaign.definition.CampaignDefinition.Variant;
import io.winback.events.campaign.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks every gate of every campaign about a loss, and concludes. It touches nothing. */
@ApplicationScoped
class CampaignSelector {

    private final OrderedGates gates;
    private final Bucketing draw;

    CampaignSelector(OrderedGates gates, CampaignConfiguration configuration) {
        this.gates = gates;
        this.draw = new Bucketing(configuration.drawSalt());
    }

    /** @param candidates the most important first */
    Decision on(ChurnContext loss, List<CandidateCampaign> candidates, Instant now) {
        var verdicts = new ArrayList<CampaignEvaluation>();
        Optional<CandidateCampaign> chosen = Optional.empty();
        var outcome = Outcome.NOT_APPROACHED;
        for (var candidate : candidates) {
            var verdict = gates.judge(new Gate.Question(candidate, loss, chosen));
            verdicts.add(verdict);
            if (chosen.isEmpty() && verdict.chosen()) {
                chosen = Optional.of(candidate);
                outcome = verdict.outcome();
            }
        }
        if (chosen.isEmpty()) {
            return Decision.notApproached(loss, verdicts, now);
        }
        return Decision.by(chosen.get(), variantFor(chosen.get(), loss).name(), loss, outcome, verdicts, now);
    }

    /** Deals people to variants by weight; those held out too, so that each variant has its own comparison. */
    private Variant variantFor(CandidateCampaign candidate, ChurnContext loss) {
        var variants = candidate.definition().variants();
        int weights = variants.stream().mapToInt(Variant::weight).sum();
        double lot = draw.of("variant", candidate.campaignId(), loss) * weights;
        for (var variant : variants) {
            lot -= variant.weight();
            if (lot < 0) {
                return variant;
            }
        }
        return variants.get(variants.size() - 1);
    }
}
