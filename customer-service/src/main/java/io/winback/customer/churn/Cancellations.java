package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.stream.Collectors.groupingBy;

/** All cancellations. */
@ApplicationScoped
class Cancellations implements PanacheRepositoryBase<Cancellation, UUID> {

    /** The cancellations of a customer, the earliest first. */
    List<Cancellation> of(String customerId) {
        return of(List.of(customerId)).getOrDefault(customerId, List.of());
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
