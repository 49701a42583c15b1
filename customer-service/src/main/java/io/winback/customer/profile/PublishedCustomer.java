package io.winback.customer.profile;

import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerSnapshot;

/** What other services receive of a customer. */
final class PublishedCustomer {

    private PublishedCustomer() {}

    /** The profile, with contacts and consents. */
    static CustomerProfile profile(Customer customer) {
        var person = customer.details();
        return new CustomerProfile(
                customer.id(),
                customer.version(),
                person.name(),
                person.locale(),
                person.timeZone(),
                person.contacts(),
                person.preferredChannel(),
                person.hasConsents() ? person.consents() : null,
                customer.stage(),
                customer.lifecycle().churnReason(),
                customer.metrics().value(),
                customer.hasOpenComplaints(),
                customer.deceased(),
                person.consentStatements());
    }

    /** The values at the time of an event, without contacts. */
    static CustomerSnapshot snapshot(Customer customer) {
        var person = customer.details();
        return new CustomerSnapshot(
                customer.id(),
                customer.stage(),
                customer.tier(),
                customer.lifecycle().churnReason(),
                customer.lifecycle().confidence(),
                person.locale(),
                person.timeZone(),
                person.attributes(),
                customer.metrics().value(),
                customer.hasOpenComplaints());
    }
}
