package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.audience.AudienceRuleFailed;
import io.winback.campaign.audience.UnknownFact;
import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses customers who do not match the audience rule, or for whom the rule has no answer. */
final class AudienceGate implements StatelessGate {

    @Override
    public Refusal refusal() {
        return Refusal.NOT_IN_AUDIENCE;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.campaign()
                .fault()
                .or(() -> question.campaign().audience().flatMap(rule -> objection(rule, question)));
    }

    private static Optional<String> objection(AudienceRule rule, Question question) {
        try {
            return rule.includes(question.context().facts())
                    ? Optional.empty()
                    : Optional.of("the customer does not match the audience rule: "
                            + question.campaign().definition().audience());
        } catch (UnknownFact e) {
            return Optional.of("the audience rule needs a fact that is unknown for this customer: " + e.getMessage());
        } catch (AudienceRuleFailed e) {
            return Optional.of(e.getMessage());
        }
    }
}
