package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static java.util.stream.Collectors.groupingBy;

/** All cancellations. */
@ApplicationScoped
class Cancellations implements PanacheRepositoryBase<Cancellation, UUID> {

    /** @param comment null for none */
    Optional<Cancellation> find(String customerId, ChurnReason reason, String comment, Instant cancelledAt) {
        return find("customerId = ?1 and reason = ?2 and cancelledAt = ?3", customerId, reason, cancelledAt).stream()
                .filter(cancellation -> Objects.equals(cancellation.comment(), comment))
                .min(Comparator.comparing(Cancellation::id));
    }

    /** The cancellations of customers by their id, the earliest first. Customers without any are missing. */
    Map<String, List<Cancellation>> of(Collection<String> customerIds) {
        return getSession()
                .createNativeQuery("select * from cancellation where customer_id = any(:customers)", Cancellation.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setReadOnly(true)
                .getResultList()
                .stream()
                .sorted(Cancellation.BY_TIME)
                .collect(groupingBy(Cancellation::customerId));
    }
}
