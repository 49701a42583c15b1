package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All revocations of recorded deaths. */
@ApplicationScoped
class DeathRevocations implements PanacheRepositoryBase<DeathRevocation, UUID> {}
