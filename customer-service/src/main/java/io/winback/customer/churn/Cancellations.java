package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All cancellations. */
@ApplicationScoped
class Cancellations implements PanacheRepositoryBase<Cancellation, UUID> {}
