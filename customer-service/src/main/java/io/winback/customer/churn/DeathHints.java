package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.customer.churn.DeathHint.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All hints at deaths. */
@ApplicationScoped
class DeathHints implements PanacheRepositoryBase<DeathHint, UUID> {

    /** Locked for changes until the running transaction ends. */
    Optional<DeathHint> lock(UUID hintId) {
        return findByIdOptional(hintId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<String> customerOf(UUID hintId) {
        return getSession()
                .createNativeQuery("select customer_id from death_hint where hint_id = :hint", String.class)
                .setParameter("hint", hintId)
                .uniqueResultOptional();
    }

    /** Where a page ends. */
    record Position(Instant openedAt, UUID hintId) {}

    /** The newest first. */
    List<DeathHint> page(Optional<State> state, Optional<String> customerId, Optional<Position> end, int most) {
        var conditions = new QueryFilter()
                .and("state = :state", "state", state)
                .and("customerId = :customer", "customer", customerId)
                .and("openedAt <= :at", "at", end.map(Position::openedAt))
                .and("(openedAt < :at or hintId < :before)", "before", end.map(Position::hintId));
        return find(conditions + " order by openedAt desc, hintId desc", conditions.parameters())
                .page(0, most)
                .list();
    }
}
