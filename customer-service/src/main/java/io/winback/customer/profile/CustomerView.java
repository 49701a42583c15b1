package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer as callers see one. */
record CustomerView(
        String customerId,
        String name,
        String locale,
        String timeZone,
        LocalDate birthDate,
        Contacts contacts,
        Channel preferredChannel,
        Map<Channel, Boolean> consents,
        Map<String, Object> attributes,
        LifecycleView lifecycle,
        CustomerValue value) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id(),
                customer.name(),
                customer.locale(),
                customer.timeZone(),
                customer.birthDate(),
                customer.contacts(),
                customer.preferredChannel(),
                granted(customer.consents()),
                customer.attributes(),
                LifecycleView.of(customer),
                customer.metrics().value());
    }

    private static Map<Channel, Boolean> granted(Map<Channel, Consent> consents) {
        var granted = new EnumMap<Channel, Boolean>(Channel.class);
        consents.forEach((channel, consent) -> granted.put(channel, consent.granted()));
        return granted;
    }

    /**
     * Where the customer stands.
     *
     * @param deathHintId of the open question whether they have died; absent if there is none
     */
    record LifecycleView(
            Stage stage,
            Instant since,
            ChurnReason churnReason,
            Double confidence,
            List<String> evidence,
            UUID deathHintId) {

        static LifecycleView of(Customer customer) {
            var lifecycle = customer.lifecycle();
            return new LifecycleView(
                    lifecycle.stage(),
                    lifecycle.since(),
                    lifecycle.churnReason(),
                    lifecycle.confidence(),
                    lifecycle.evidence(),
                    customer.deathHintId());
        }
    }
}
