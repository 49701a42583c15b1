package io.winback.campaign.decision;

import io.winback.campaign.definition.CampaignRevisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Describes the evaluations of a decision, with the audience rules that they refer to. */
@ApplicationScoped
class DescribeEvaluations {

    private static final Logger LOG = Logger.getLogger(DescribeEvaluations.class);

    private final CampaignRevisions revisions;

    DescribeEvaluations(CampaignRevisions revisions) {
        this.revisions = revisions;
    }

    List<CampaignEvaluation> describe(List<CampaignEvaluation> evaluations) {
        return evaluations.stream().map(this::describe).toList();
    }

    private CampaignEvaluation describe(CampaignEvaluation evaluation) {
        return evaluation.gates().stream().anyMatch(result -> RuleText.hasReference(result.because()))
                ? evaluation.withTexts(text -> describe(text, evaluation))
                : evaluation;
    }

    /** A revision that cannot be read leaves the reference in the text. */
    private String describe(String text, CampaignEvaluation evaluation) {
        if (!RuleText.hasReference(text)) {
            return text;
        }
        try {
            var definition = revisions.definition(evaluation.campaignId(), evaluation.revision());
            return RuleText.withRule(text, definition);
        } catch (IllegalStateException e) {
            LOG.warnf(
                    "campaign %s, revision %d cannot be shown: %s",
                    evaluation.campaignId(), evaluation.revision(), e.getMessage());
            return text;
        }
    }
}
