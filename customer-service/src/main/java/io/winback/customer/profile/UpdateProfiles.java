package io.winback.customer.profile;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.timeline.RecordTimeline;
import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.stream.Collectors.groupingBy;

/** Stores personal data that other systems send, publishes the changed profiles, and records changed consents. */
@ApplicationScoped
public class UpdateProfiles {

    private final Customers customers;
    private final ChangeProfiles changeProfiles;
    private final RecordTimeline recordTimeline;
    private final AuditTrail auditTrail;
    private final Validator validator;
    private final Clock clock;

    UpdateProfiles(
            Customers customers,
            ChangeProfiles changeProfiles,
            RecordTimeline recordTimeline,
            AuditTrail auditTrail,
            Validator validator,
            Clock clock) {
        this.customers = customers;
        this.changeProfiles = changeProfiles;
        this.recordTimeline = recordTimeline;
        this.auditTrail = auditTrail;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * A change of one customer.
     *
     * @param consentTimes the times of the consents; without one a consent is of now
     */
    public record Change(String customerId, PersonalDataPatch patch, Map<Channel, Instant> consentTimes) {}

    /** Replaces the personal data of a customer. Creates the customer if there is none. */
    @Transactional
    Replaced replace(String customerId, PersonalData data) {
        data.check();
        var created = customers.createMissing(Set.of(customerId));
        var customer = customers.lock(customerId).orElseThrow();
        var consents = new ConsentChanges(true);
        var before = AuditedProfile.of(customer);
        changeProfiles.change(List.of(customer), created, one -> {
            one.detailsToChange().replace(data);
            consents.apply(one, data.consents(), Map.of(), clock.instant());
        });
        recordTimeline.recordConsents(consents.all());
        auditTrail.changed("customer/" + customerId, before, AuditedProfile.of(customer));
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
        var consents = new ConsentChanges(true);
        found.ifPresent(customer -> {
            var before = AuditedProfile.of(customer);
            changeProfiles.change(
                    List.of(customer), Set.of(), one -> apply(patch, Map.of(), one, clock.instant(), consents));
            auditTrail.changed("customer/" + customerId, before, AuditedProfile.of(customer));
        });
        recordTimeline.recordConsents(consents.all());
        return found;
    }

    /**
     * Applies a batch of checked changes. The later of two changes of one customer counts. Creates missing customers. The first
     * value of a consent has no entry in the timeline: the first import of a shop would write one for each customer and channel.
     *
     * @return how many consents had no effect, because the customer had withdrawn them
     */
    @Transactional
    public int update(List<Change> changes) {
        var byCustomer = changes.stream().collect(groupingBy(Change::customerId));
        var created = customers.createMissing(byCustomer.keySet());
        var now = clock.instant();
        var overruled = new AtomicInteger();
        var consents = new ConsentChanges(false);
        changeProfiles.change(customers.lockAll(byCustomer.keySet()), created, customer -> byCustomer
                .get(customer.id())
                .forEach(change ->
                        overruled.addAndGet(apply(change.patch(), change.consentTimes(), customer, now, consents))));
        recordTimeline.recordConsents(consents.all());
        return overruled.get();
    }

    private static int apply(
            PersonalDataPatch patch,
            Map<Channel, Instant> consentTimes,
            Customer customer,
            Instant now,
            ConsentChanges consents) {
        var data = patch.appliedTo(customer.details().data());
        if (patch.given().attributes() != null) {
            data.checkAttributesSize();
        }
        customer.detailsToChange().replace(data, patch.fields());
        return consents.apply(customer, data.consents(), consentTimes, now);
    }

    record Replaced(Customer customer, boolean created) {}
}
