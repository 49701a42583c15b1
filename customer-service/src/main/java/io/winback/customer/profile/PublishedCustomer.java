package io.winback.customer.profile;

import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerSnapshot;

/** What other services receive of a customer. */
record PublishedCustomer(
        String id, PersonalDetails details, Lifecycle lifecycle, CustomerMetrics metrics, boolean hasOpenComplaints) {

    /** The profile, with contacts and consents. */
    CustomerProfile profile(long version) {
        return new CustomerProfile(
                id,
                version,
                details.name(),
                details.locale(),
                details.timeZone(),
                details.contacts(),
                details.preferredChannel(),
                details.hasConsents() ? details.consents() : null,
                lifecycle.stage(),
                lifecycle.churnReason(),
                metrics.value(),
                hasOpenComplaints,
                lifecycle.churnReason() == ChurnReason.DECEASED,
                details.consentStatements());
    }

    /** The values at the time of an event, without contacts. */
    CustomerSnapshot snapshot() {
        return new CustomerSnapshot(
                id,
                lifecycle.stage(),
                metrics.tier(),
                lifecycle.churnReason(),
                lifecycle.confidence(),
                details.locale(),
                details.timeZone(),
                details.attributes(),
                metrics.value(),
                hasOpenComplaints);
    }
}
