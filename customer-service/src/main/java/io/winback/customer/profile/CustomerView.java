package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
                customer.consents(),
                customer.attributes(),
                new LifecycleView(
                        customer.stage(),
                        customer.since(),
                        customer.churnReason(),
                        customer.confidence(),
                        customer.evidence() == null ? List.of() : customer.evidence()),
                customer.value());
    }

    record LifecycleView(
            Stage stage, Instant since, ChurnReason churnReason, Double confidence, List<String> evidence) {}
}
