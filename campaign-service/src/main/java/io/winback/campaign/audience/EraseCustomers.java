package io.winback.campaign.audience;

import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Deletes what is known of an erased customer. It follows every profile of the customer on the same topic. */
@ApplicationScoped
public class EraseCustomers {

    private final KnownCustomers knownCustomers;

    EraseCustomers(KnownCustomers knownCustomers) {
        this.knownCustomers = knownCustomers;
    }

    @Transactional
    public void erase(List<ProfileErased> erasures) {
        knownCustomers.delete(erasures.stream().map(ProfileErased::customerId).toList());
    }
}
