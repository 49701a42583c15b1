package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.OccasionContext;
import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Refuses customers who allow no channel of the first message. A customer of whom neither the profile nor the channels in
 * the snapshot of the occasion are known passes: the gates of sending decide.
 */
final class NoConsentGate implements Gate {

    private final FirstMessage firstMessage;
    private final Function<Collection<String>, Map<String, ReachProfile>> profiles;

    /** @param profiles finds the known ones of these customers, by id */
    NoConsentGate(FirstMessage firstMessage, Function<Collection<String>, Map<String, ReachProfile>> profiles) {
        this.firstMessage = firstMessage;
        this.profiles = profiles;
    }

    @Override
    public Refusal refusal() {
        return Refusal.NO_CONSENT;
    }

    @Override
    public Check prepare(List<OccasionContext> batch, Instant now) {
        var known = KnownReach.of(batch, profiles);
        return question -> known.of(question.context())
                .flatMap(customer -> firstMessage.step(question).flatMap(step -> objection(step, customer)));
    }

    static Optional<String> objection(Step step, ReachProfile customer) {
        return FirstMessage.channels(step, customer).stream().anyMatch(customer::allows)
                ? Optional.empty()
                : Optional.of("the customer allows no channel of the first message");
    }
}
