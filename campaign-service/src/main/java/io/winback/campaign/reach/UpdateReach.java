package io.winback.campaign.reach;

import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Takes over which channels can reach a customer from the profile. A profile of a lower version has no effect. */
@ApplicationScoped
public class UpdateReach {

    private final ReachProfiles reachProfiles;

    UpdateReach(ReachProfiles reachProfiles) {
        this.reachProfiles = reachProfiles;
    }

    @Transactional
    public void update(List<CustomerProfile> profiles) {
        var known = reachProfiles.lock(
                profiles.stream().map(CustomerProfile::customerId).toList());
        reachProfiles.save(profiles.stream()
                .map(ReachProfile::of)
                .flatMap(profile -> changed(profile, known.get(profile.customerId())))
                .toList());
    }

    /** Most profiles change nothing here, such as those of another lifecycle stage. They are not written. */
    private static Stream<ReachProfile> changed(ReachProfile profile, ReachProfile known) {
        if (known == null) {
            return Stream.of(profile);
        }
        if (known.version() >= profile.version()) {
            return Stream.empty();
        }
        var merged = profile.withStatementsOf(known);
        return merged.hasContentOf(known) ? Stream.empty() : Stream.of(merged);
    }
}
