package io.winback.customer.churn;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.customer.churn.DeathHint.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All death hints. */
@ApplicationScoped
class DeathHints implements PanacheRepositoryBase<DeathHint, UUID> {

    /** Locks the hint until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<DeathHint> lock(UUID hintId) {
        return findByIdOptional(hintId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<String> customerOf(UUID hintId) {
        return scalar(getSession(), "select customer_id from death_hint where hint_id = :hint", String.class)
                .setParameter("hint", hintId)
                .uniqueResultOptional();
    }

    /** The last entry of a page. */
    record Position(Instant openedAt, UUID hintId) {}

    /**
     * A page of hints, the newest first.
     *
     * @param state null for all
     * @param customerId null for all
     * @param after null for the first page
     */
    List<DeathHint> page(State state, String customerId, Position after, int limit) {
        var conditions = new QueryFilter()
                .and("state = :state", "state", state)
                .and("customerId = :customer", "customer", customerId)
                .and("openedAt <= :at", "at", after == null ? null : after.openedAt())
                .and("(openedAt < :at or hintId < :before)", "before", after == null ? null : after.hintId());
        return find(conditions + " order by openedAt desc, hintId desc", conditions.parameters())
                .page(0, limit)
                .list();
    }
}
