package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All gates, in the order in which a refusal is named. The holdout comes last: it draws only from those who would be approached. */
@ApplicationScoped
class Gates {

    private final List<Gate> inOrder;

    Gates(CampaignConfiguration configuration) {
        inOrder = List.of(
                new PausedGate(),
                new DeceasedGate(),
                new AlreadyReturnedGate(),
                new OpenComplaintGate(),
                new AudienceGate(),
                new PriorityGate(),
                new HoldoutGate(new Draw(configuration.drawSalt())));
    }

    /** What every gate says. */
    CandidateVerdict judge(Gate.Question question) {
        var verdicts = inOrder.stream()
                .map(gate -> GateVerdict.of(gate, gate.objection(question)))
                .toList();
        return CandidateVerdict.of(question.candidate().campaignId(), verdicts);
    }
}
