package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All cancellations. */
@ApplicationScoped
class Cancellations implements PanacheRepositoryBase<Cancellation, UUID> {

    /** The cancellations of a customer, the earliest first. */
    List<Cancellation> of(String customerId) {
        return list("customerId = ?1 order by cancelledAt, cancellationId", customerId);
    }
}
