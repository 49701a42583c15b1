package io.winback.campaign.decision.gates;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.CampaignEvaluation;
import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.GateResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** All gates, in the order in which a refusal is named. The holdout comes last: it draws only from those who would be approached. */
@ApplicationScoped
public class OrderedGates {

    private static final Logger LOG = Logger.getLogger(OrderedGates.class);

    private final List<Gate> inOrder;

    OrderedGates(CampaignConfiguration configuration) {
        inOrder = List.of(
                new PausedGate(),
                new DeceasedGate(),
                new AlreadyReturnedGate(),
                new OpenComplaintGate(),
                new AudienceGate(),
                new PriorityGate(),
                new HoldoutGate(new Bucketing(configuration.drawSalt())));
    }

    /** What every gate says. */
    public CampaignEvaluation judge(Gate.Question question) {
        var verdicts = inOrder.stream()
                .map(gate -> GateResult.of(gate, objection(gate, question)))
                .toList();
        return CampaignEvaluation.of(question.candidate().campaignId(), verdicts);
    }

    /** A gate that fails stays closed, for this campaign and this customer alone; the rest of the batch goes on. */
    private static Optional<String> objection(Gate gate, Gate.Question question) {
        try {
            return gate.objection(question);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "campaign %s, episode %s: gate %s failed",
                    question.candidate().campaignId(),
                    question.loss().episodeId(),
                    gate.guards());
            return Optional.of("this gate failed: " + e.getClass().getSimpleName());
        }
    }
}
