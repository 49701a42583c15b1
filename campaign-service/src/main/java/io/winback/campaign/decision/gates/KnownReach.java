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

    /** @param profiles finds the known ones of these customers, by id. It is asked for those whose occasion has no profile. */
    static KnownReach of(
            List<OccasionContext> batch, Function<Collection<String>, Map<String, ReachProfile>> profiles) {
        var missing = batch.stream()
                .filter(context -> context.reach() == null)
                .map(OccasionContext::customerId)
                .toList();
        return new KnownReach(missing.isEmpty() ? Map.of() : profiles.apply(missing));
    }

    /** Empty if neither the profile nor a snapshot with the channels is known. */
    Optional<ReachProfile> of(OccasionContext context) {
        return Optional.ofNullable(context.reach())
                .or(() -> Optional.ofNullable(profiles.get(context.customerId())))
                .or(() -> ReachProfile.of(context.occasion().customer()));
    }
}
