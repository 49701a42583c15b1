package io.winback.campaign.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** All gates, in order, with the facts of one batch. */
final class PreparedGates {

    private static final Logger LOG = Logger.getLogger(PreparedGates.class);

    private final List<PreparedGate> inOrder;

    private PreparedGates(List<PreparedGate> inOrder) {
        this.inOrder = inOrder;
    }

    static PreparedGates of(Gates gates, List<OccasionContext> batch, Instant now) {
        return new PreparedGates(gates.inOrder().stream()
                .map(gate -> new PreparedGate(gate, gate.prepare(batch, now)))
                .toList());
    }

    /** Checks every gate, so that the decision shows all of them. */
    CampaignEvaluation evaluate(Gate.Question question) {
        var results = inOrder.stream().map(gate -> gate.ask(question)).toList();
        var campaign = question.campaign();
        return CampaignEvaluation.of(campaign.campaignId(), campaign.revision(), results);
    }

    private record PreparedGate(Gate gate, Gate.Check check) {

        GateResult ask(Gate.Question question) {
            return objection(question)
                    .map(objection ->
                            GateResult.refused(gate.refusal(), RuleText.withReference(objection, question.campaign())))
                    .orElseGet(() -> GateResult.passed(gate.refusal()));
        }

        /** A gate that fails refuses this campaign for this customer. The rest of the batch is decided as usual. */
        private Optional<String> objection(Gate.Question question) {
            try {
                return check.objection(question);
            } catch (RuntimeException e) {
                LOG.warnf(
                        e,
                        "campaign %s, occasion %s: gate %s failed and refuses",
                        question.campaign().campaignId(),
                        question.context().occasionId(),
                        gate.refusal());
                return Optional.of("this gate failed; the log of the service has the cause");
            }
        }
    }
}
