package io.winback.customer.profile;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.CustomerConfiguration;
import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

/** Stores personal data that other systems send, and publishes the changed profiles. */
@ApplicationScoped
public class UpdateProfiles {

    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;
    private final PurchaseDays purchaseDays;
    private final Validator validator;
    private final String usualZone;

    UpdateProfiles(
            Customers customers,
            Outbox outbox,
            Clock clock,
            PurchaseDays purchaseDays,
            Validator validator,
            CustomerConfiguration configuration) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.purchaseDays = purchaseDays;
        this.validator = validator;
        this.usualZone = configuration.timeZone();
    }

    /** A change of one customer. */
    public record Change(String customerId, PersonalDataPatch patch) {}

    /** Replaces the personal data of a customer. Creates the customer if there is none. */
    @Transactional
    Replaced replace(String customerId, PersonalData data) {
        data.check();
        var created = customers.createMissing(Set.of(customerId));
        var customer = customers.lock(customerId).orElseThrow();
        change(List.of(customer), created, one -> {
            one.replacePersonalData(data);
            changeConsents(one, data, clock.instant());
        });
        return new Replaced(customer, created.contains(customerId));
    }

    /**
     * Changes some personal data of a customer.
     *
     * @return empty if there is no such customer
     * @throws InvalidInput naming the field
     */
    @Transactional
    Optional<Customer> patch(String customerId, PersonalDataPatch patch) {
        validator.validate(patch.given()).stream().findFirst().ifPresent(violation -> {
            throw InvalidInput.inBody(violation.getPropertyPath().toString(), violation.getMessage());
        });
        patch.given().check();
        var found = customers.lock(customerId).filter(customer -> !customer.erased());
        found.ifPresent(
                customer -> change(List.of(customer), Set.of(), one -> apply(List.of(patch), one, clock.instant())));
        return found;
    }

    /**
     * Applies a batch of checked changes. The later of two changes of one customer counts. Creates missing customers.
     *
     * @return how many consents had no effect, because the customer had withdrawn them
     */
    @Transactional
    public int update(List<Change> changes) {
        var byCustomer = changes.stream().collect(groupingBy(Change::customerId, mapping(Change::patch, toList())));
        var created = customers.createMissing(byCustomer.keySet());
        var now = clock.instant();
        var overruled = new AtomicInteger();
        change(
                customers.lockAll(byCustomer.keySet()),
                created,
                customer -> overruled.addAndGet(apply(byCustomer.get(customer.id()), customer, now)));
        return overruled.get();
    }

    private static int apply(List<PersonalDataPatch> patches, Customer customer, Instant now) {
        int overruled = 0;
        for (var patch : patches) {
            var data = patch.appliedTo(customer.personalData());
            if (patch.given().attributes() != null) {
                data.checkAttributes();
            }
            customer.replacePersonalData(data);
            overruled += changeConsents(customer, data, now);
        }
        return overruled;
    }

    private static int changeConsents(Customer customer, PersonalData data, Instant now) {
        return data.consents() == null ? 0 : customer.changeConsents(data.consents(), now);
    }

    /** Applies the change to each customer, and publishes the profiles of created and changed customers. */
    private void change(List<Customer> locked, Set<String> created, Consumer<Customer> change) {
        Map<String, CustomerProfile> before = locked.stream().collect(toMap(Customer::id, Customer::profile));
        var zones = new HashMap<String, String>();
        locked.forEach(customer -> zones.put(customer.id(), zone(customer)));
        locked.forEach(change);
        var moved = locked.stream()
                .filter(customer -> !zone(customer).equals(zones.get(customer.id())))
                .toList();
        customers.flush();
        purchaseDays.recompute(moved);
        outbox.publish(locked.stream()
                .map(Customer::profile)
                .filter(profile -> created.contains(profile.customerId())
                        || !profile.hasContentOf(before.get(profile.customerId())))
                .toList());
    }

    private String zone(Customer customer) {
        return customer.timeZone() == null ? usualZone : customer.timeZone();
    }

    record Replaced(Customer customer, boolean created) {}
}
