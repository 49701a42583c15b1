package io.winback.campaign.audience;

import io.winback.events.customer.CustomerProfile;

/**
 * A customer as the latest profile shows it.
 *
 * @param facts null until the first profile arrives that this release handles; an earlier one stored the channels only
 */
public record KnownCustomer(ReachProfile reach, ProfileFacts facts) {

    static KnownCustomer of(CustomerProfile profile) {
        return new KnownCustomer(ReachProfile.of(profile), ProfileFacts.of(profile));
    }

    public String customerId() {
        return reach.customerId();
    }

    public boolean isDeceased() {
        return facts != null && facts.deceased();
    }

    /**
     * Whether a profile of this version brings something new. The facts can be older than the channels: a replica of an earlier
     * release stores the channels only.
     */
    boolean isBefore(long version) {
        return reach.version() < version || reach.version() == version && (facts == null || facts.version() < version);
    }

    /** This customer with the statements on consents of an earlier profile. The order in which they arrive does not matter. */
    KnownCustomer withStatementsOf(KnownCustomer earlier) {
        return new KnownCustomer(reach.withStatementsOf(earlier.reach), facts);
    }
}
