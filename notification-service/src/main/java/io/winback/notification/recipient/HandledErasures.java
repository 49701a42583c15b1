package io.winback.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The erasures that have erased their recipient. */
@ApplicationScoped
class HandledErasures {

    private final Session database;
    private final Clock clock;

    HandledErasures(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return false if the erasure was handled before */
    @Transactional(MANDATORY)
    boolean add(UUID erasureId) {
        return database.createNativeMutationQuery(
                                "insert into forgotten_recipient (erasure_id, forgotten_at) values (:erasure, :now)"
                                        + " on conflict do nothing")
                        .setParameter("erasure", erasureId)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                > 0;
    }
}
