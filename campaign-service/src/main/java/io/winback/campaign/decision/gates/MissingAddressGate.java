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
 * Refuses customers without an address on the channels of the first message that they allow. A customer of whom neither
 * the profile nor the channels in the snapshot of the occasion are known passes: the gates of sending decide.
 */
final class MissingAddressGate implements Gate {

    private final FirstMessage firstMessage;
    private final Function<Collection<String>, Map<String, ReachProfile>> profiles;

    /** @param profiles finds the known ones of these customers, by id */
    MissingAddressGate(FirstMessage firstMessage, Function<Collection<String>, Map<String, ReachProfile>> profiles) {
        this.firstMessage = firstMessage;
        this.profiles = profiles;
    }

    @Override
    public Refusal refusal() {
        return Refusal.MISSING_ADDRESS;
    }

    @Override
    public Check prepare(List<OccasionContext> batch, Instant now) {
        var known = KnownReach.of(batch, profiles);
        return question -> known.of(question.context())
                .flatMap(customer -> firstMessage.step(question).flatMap(step -> objection(step, customer)));
    }

    /** A customer who allows no channel is refused for that reason. */
    static Optional<String> objection(Step step, ReachProfile customer) {
        var allowed = FirstMessage.channels(step, customer).stream()
                .filter(customer::allows)
                .toList();
        return allowed.isEmpty() || allowed.stream().anyMatch(customer::hasAddress)
                ? Optional.empty()
                : Optional.of("no address is known for the channels that the customer allows");
    }
}
