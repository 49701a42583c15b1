package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.OccasionContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The channels that reach the customers of one batch. The profile of a customer can arrive after the occasion, because it is on
 * another topic. Then the snapshot of the occasion counts.
 */
final class KnownReach {

    private final Map<String, ReachProfile> profiles;

    private KnownReach(Map<String, ReachProfile> profiles) {
        this.profiles = profiles;
    }

    /** @param profiles finds the known ones of these customers, by id */
    static KnownReach of(
            List<OccasionContext> batch, Function<Collection<String>, Map<String, ReachProfile>> profiles) {
        return new KnownReach(
                profiles.apply(batch.stream().map(OccasionContext::customerId).toList()));
    }

    /** Empty if neither the profile nor a snapshot with the channels is known. */
    Optional<ReachProfile> of(OccasionContext context) {
        return Optional.ofNullable(profiles.get(context.customerId()))
                .or(() -> ReachProfile.of(context.occasion().customer()));
    }
}
