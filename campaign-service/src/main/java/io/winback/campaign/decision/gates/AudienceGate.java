package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.AudienceRuleFailed;
import io.winback.campaign.audience.UnknownFact;
import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.util.Optional;

/** A campaign approaches the customers its rule includes. A rule that cannot be answered for a customer excludes them. */
final class AudienceGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.NOT_IN_AUDIENCE;
    }

    @Override
    public Optional<String> objection(Question question) {
        if (question.candidate().fault().isPresent()) {
            return question.candidate().fault();
        }
        try {
            boolean included = question.candidate()
                    .audience()
                    .map(rule -> rule.includes(question.loss().facts()))
                    .orElse(true);
            return included
                    ? Optional.empty()
                    : Optional.of("not " + question.candidate().definition().audience());
        } catch (UnknownFact e) {
            return Optional.of("the rule asks for what is not known: " + e.getMessage());
        } catch (AudienceRuleFailed e) {
            return Optional.of(e.getMessage());
        }
    }
}
