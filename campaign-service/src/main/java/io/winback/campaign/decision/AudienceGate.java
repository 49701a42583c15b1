package io.winback.campaign.decision;

import io.winback.campaign.audience.NotKnown;
import io.winback.events.Refusal;
import java.util.Optional;

/** A campaign speaks to those its rule includes; one whose rule asks for what is not known of a person is not for them. */
final class AudienceGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.NOT_IN_AUDIENCE;
    }

    @Override
    public Optional<String> objection(Question question) {
        try {
            boolean included = question.candidate()
                    .audience()
                    .map(rule -> rule.includes(question.loss().facts()))
                    .orElse(true);
            return included
                    ? Optional.empty()
                    : Optional.of("not " + question.candidate().definition().audience());
        } catch (NotKnown e) {
            return Optional.of("the rule asks for what is not known: " + e.getMessage());
        }
    }
}
