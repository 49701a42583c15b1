package io.winback.campaign.erasure;

import io.winback.campaign.decision.Decisions;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * Erases the decisions on days and turns of an erased customer whose profile was read again after the erasure: profiles are on another
 * topic, and can be late. The tombstone follows all of them. A profile of a customer who came back is after the tombstone, so these
 * decisions are on the erased customer.
 */
@ApplicationScoped
public class EraseLateDecisions {

    private final Decisions decisions;
    private final EraseDecisions eraseDecisions;
    private final Clock clock;

    EraseLateDecisions(Decisions decisions, EraseDecisions eraseDecisions, Clock clock) {
        this.decisions = decisions;
        this.eraseDecisions = eraseDecisions;
        this.clock = clock;
    }

    /** @param erasures whose profiles are deleted */
    @Transactional
    public void erase(List<ProfileErased> erasures) {
        var late = decisions.withFoundOccasions(
                erasures.stream().map(ProfileErased::customerId).toList());
        eraseDecisions.erase(erasures.stream()
                .filter(erasure -> late.contains(erasure.customerId()))
                .map(erasure -> new CustomerErased(erasure.customerId(), erasure.erasureId(), clock.instant()))
                .toList());
    }
}
