package io.winback.offer.redemption;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All redemptions. */
@ApplicationScoped
class Redemptions implements PanacheRepositoryBase<Redemption, UUID> {

    /** Until the running transaction ends nobody else can change it. */
    Optional<Redemption> held(UUID redemptionId) {
        return findByIdOptional(redemptionId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that stand for an order; who asks is the only one to ask about that order until the transaction ends. */
    List<Redemption> standingFor(String orderId) {
        getSession()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:order, 0))", Integer.class)
                .setParameter("order", orderId)
                .getSingleResult();
        return list("orderId = ?1 and reversedAt is null", orderId);
    }
}
