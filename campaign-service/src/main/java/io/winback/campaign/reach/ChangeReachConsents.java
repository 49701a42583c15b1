package io.winback.campaign.reach;

import io.winback.events.notification.ConsentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Takes over consents that customers granted or withdrew. A customer without a profile is left out: the profile that comes
 * later holds the statement.
 */
@ApplicationScoped
public class ChangeReachConsents {

    private final ReachProfiles reachProfiles;

    ChangeReachConsents(ReachProfiles reachProfiles) {
        this.reachProfiles = reachProfiles;
    }

    @Transactional
    public void change(List<ConsentChanged> changes) {
        var known = reachProfiles.lock(
                changes.stream().map(ConsentChanged::customerId).toList());
        reachProfiles.save(changes.stream()
                .filter(change -> change.channel() != null && known.containsKey(change.customerId()))
                .map(change -> known.get(change.customerId()).with(change))
                .toList());
    }
}
