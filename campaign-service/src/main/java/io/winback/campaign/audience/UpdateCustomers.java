package io.winback.campaign.audience;

import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes over from profiles which channels can reach a customer, and what audience rules ask. A profile of a lower version has
 * no effect, so that the topic can be read again.
 */
@ApplicationScoped
public class UpdateCustomers {

    private final KnownCustomers knownCustomers;

    UpdateCustomers(KnownCustomers knownCustomers) {
        this.knownCustomers = knownCustomers;
    }

    @Transactional
    public void update(List<CustomerProfile> profiles) {
        var known = knownCustomers.lock(
                profiles.stream().map(CustomerProfile::customerId).toList());
        knownCustomers.save(
                profiles.stream().flatMap(profile -> changed(profile, known)).toList());
    }

    private static Stream<KnownCustomer> changed(CustomerProfile profile, Map<String, KnownCustomer> known) {
        var customer = KnownCustomer.of(profile);
        var before = known.get(profile.customerId());
        if (before == null) {
            return Stream.of(customer);
        }
        return before.isBefore(profile.version()) ? Stream.of(customer.withStatementsOf(before)) : Stream.empty();
    }
}
