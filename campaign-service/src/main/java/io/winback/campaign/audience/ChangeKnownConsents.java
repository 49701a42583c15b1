package io.winback.campaign.audience;

import io.winback.events.notification.ConsentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Takes over consents that customers granted or withdrew. A customer without a profile is left out: the profile that comes
 * later holds the statement.
 */
@ApplicationScoped
public class ChangeKnownConsents {

    private final KnownCustomers knownCustomers;

    ChangeKnownConsents(KnownCustomers knownCustomers) {
        this.knownCustomers = knownCustomers;
    }

    @Transactional
    public void change(List<ConsentChanged> changes) {
        var known = knownCustomers.lock(
                changes.stream().map(ConsentChanged::customerId).toList());
        knownCustomers.saveConsents(changes.stream()
                .filter(change -> change.channel() != null && known.containsKey(change.customerId()))
                .map(change -> known.get(change.customerId()).reach().with(change))
                .toList());
    }
}
