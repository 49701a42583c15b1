package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachProfile;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** The profiles of the customers of one batch. They are read once for all gates. For one thread. */
final class ProfilesOfBatch {

    private final Function<Collection<String>, Map<String, ReachProfile>> source;
    private Collection<String> customerIds;
    private Map<String, ReachProfile> profiles;

    /** @param source finds the known profiles of customers, by customer id */
    ProfilesOfBatch(Function<Collection<String>, Map<String, ReachProfile>> source) {
        this.source = source;
    }

    Map<String, ReachProfile> of(Collection<String> batch) {
        if (!batch.equals(customerIds)) {
            profiles = source.apply(batch);
            customerIds = batch;
        }
        return profiles;
    }
}
