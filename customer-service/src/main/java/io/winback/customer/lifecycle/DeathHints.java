package io.winback.customer.lifecycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.customer.lifecycle.DeathHint.State;
import io.winback.events.rest.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All hints at deaths. */
@ApplicationScoped
class DeathHints implements PanacheRepositoryBase<DeathHint, UUID> {

    /** Until the running transaction ends nobody else can change it. */
    Optional<DeathHint> held(UUID hintId) {
        return findByIdOptional(hintId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<String> customerOf(UUID hintId) {
        return getSession()
                .createNativeQuery("select customer_id from death_hint where hint_id = :hint", String.class)
                .setParameter("hint", hintId)
                .uniqueResultOptional();
    }

    /** The newest first. */
    List<DeathHint> page(Optional<State> state, Optional<String> customerId, Optional<UUID> before, int most) {
        var conditions = new Conditions()
                .and("state = :state", "state", state)
                .and("customerId = :customer", "customer", customerId)
                .and("hintId < :before", "before", before);
        return find(conditions + " order by hintId desc", conditions.parameters())
                .page(0, most)
                .list();
    }
}
