package io.winback.customer.profile;

import io.winback.chassis.http.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Stores personal data that other systems send, and publishes the changed profiles. */
@ApplicationScoped
public class UpdateProfiles {

    private final Customers customers;
    private final ChangeProfiles changeProfiles;
    private final Validator validator;
    private final Clock clock;

    UpdateProfiles(Customers customers, ChangeProfiles changeProfiles, Validator validator, Clock clock) {
        this.customers = customers;
        this.changeProfiles = changeProfiles;
        this.validator = validator;
        this.clock = clock;
    }

    /** A change of one customer. */
    public record Change(String customerId, PersonalDataPatch patch) {}

    /** Replaces the personal data of a customer. Creates the customer if there is none. */
    @Transactional
    Replaced replace(String customerId, PersonalData data) {
        data.check();
        var created = customers.createMissing(Set.of(customerId));
        var customer = customers.lock(customerId).orElseThrow();
        changeProfiles.change(List.of(customer), created, one -> {
            one.detailsToChange().replace(data);
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
        found.ifPresent(customer ->
                changeProfiles.change(List.of(customer), Set.of(), one -> apply(List.of(patch), one, clock.instant())));
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
        changeProfiles.change(
                customers.lockAll(byCustomer.keySet()),
                created,
                customer -> overruled.addAndGet(apply(byCustomer.get(customer.id()), customer, now)));
        return overruled.get();
    }

    private static int apply(List<PersonalDataPatch> patches, Customer customer, Instant now) {
        int overruled = 0;
        for (var patch : patches) {
            var data = patch.appliedTo(customer.details().data());
            if (patch.given().attributes() != null) {
                data.checkAttributes();
            }
            customer.detailsToChange().replace(data);
            overruled += changeConsents(customer, data, now);
        }
        return overruled;
    }

    private static int changeConsents(Customer customer, PersonalData data, Instant now) {
        return data.consents() == null ? 0 : customer.detailsToChange().changeConsents(data.consents(), now);
    }

    record Replaced(Customer customer, boolean created) {}
}
