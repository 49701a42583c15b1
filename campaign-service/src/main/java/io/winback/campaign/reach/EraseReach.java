package io.winback.campaign.reach;

import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Deletes what is known of an erased customer. It follows every profile of the customer on the same topic. */
@ApplicationScoped
public class EraseReach {

    private final ReachProfiles reachProfiles;

    EraseReach(ReachProfiles reachProfiles) {
        this.reachProfiles = reachProfiles;
    }

    @Transactional
    public void erase(List<ProfileErased> erasures) {
        reachProfiles.delete(erasures.stream().map(ProfileErased::customerId).toList());
    }
}
