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

/** Keeps what other systems tell of customers, and publishes the profiles that it changes. */
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

    /** What a system tells of one customer. */
    public record Change(String customerId, PersonalDataPatch patch) {}

    /** Replaces what is known of a customer. */
    @Transactional
    Described replace(String customerId, PersonalData data) {
        data.check();
        var made = customers.addAll(Set.of(customerId));
        var customer = customers.held(customerId);
        describe(List.of(customer), made, one -> {
            one.replacePersonalData(data);
            tellConsents(one, data, clock.instant());
        });
        return new Described(customer, made.contains(customerId));
    }

    /**
     * Changes what is known of a customer.
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
        var known = customers.lock(customerId).filter(customer -> !customer.erased());
        known.ifPresent(
                customer -> describe(List.of(customer), Set.of(), one -> apply(List.of(patch), one, clock.instant())));
        return known;
    }

    /**
     * A batch of an import, each change checked by itself. Of two on one customer the later counts.
     *
     * @return how many consents had no effect, as the person had withdrawn them
     */
    @Transactional
    public int update(List<Change> changes) {
        var byCustomer = changes.stream().collect(groupingBy(Change::customerId, mapping(Change::patch, toList())));
        var made = customers.addAll(byCustomer.keySet());
        var now = clock.instant();
        var kept = new AtomicInteger();
        describe(
                customers.held(byCustomer.keySet()),
                made,
                customer -> kept.addAndGet(apply(byCustomer.get(customer.id()), customer, now)));
        return kept.get();
    }

    private static int apply(List<PersonalDataPatch> patches, Customer customer, Instant now) {
        int kept = 0;
        for (var patch : patches) {
            var data = patch.appliedTo(customer.personalData());
            if (patch.given().attributes() != null) {
                data.checkAttributes();
            }
            customer.replacePersonalData(data);
            kept += tellConsents(customer, data, now);
        }
        return kept;
    }

    private static int tellConsents(Customer customer, PersonalData data, Instant now) {
        return data.consents() == null ? 0 : customer.changeConsents(data.consents(), now);
    }

    /** Makes a change to each, and publishes the profiles of those that it made or changed. */
    private void describe(List<Customer> held, Set<String> made, Consumer<Customer> change) {
        Map<String, CustomerProfile> before = held.stream().collect(toMap(Customer::id, Customer::profile));
        var zones = new HashMap<String, String>();
        held.forEach(customer -> zones.put(customer.id(), zone(customer)));
        held.forEach(change);
        var elsewhere = held.stream()
                .filter(customer -> !zone(customer).equals(zones.get(customer.id())))
                .toList();
        customers.flush();
        purchaseDays.recompute(elsewhere);
        outbox.publish(held.stream()
                .map(Customer::profile)
                .filter(profile ->
                        made.contains(profile.customerId()) || !profile.hasContentOf(before.get(profile.customerId())))
                .toList());
    }

    private String zone(Customer customer) {
        return customer.timeZone() == null ? usualZone : customer.timeZone();
    }

    record Described(Customer customer, boolean created) {}
}
