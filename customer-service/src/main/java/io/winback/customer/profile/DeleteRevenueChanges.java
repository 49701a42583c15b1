package io.winback.customer.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.Session;

/** Deletes earlier revenues that no list of customers needs any more. */
@ApplicationScoped
class DeleteRevenueChanges {

    /** Longer than a list is valid, because a transaction may take long. */
    private static final Duration KEPT = CustomerList.VALID_FOR.multipliedBy(2);

    private static final int BATCH = 10_000;

    private final Session database;
    private final Clock clock;

    DeleteRevenueChanges(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Deletes one batch. @return whether there may be more */
    @Transactional
    boolean delete() {
        return database.createNativeMutationQuery("""
                                delete from customer_revenue_change where change_id in (
                                    select change_id from customer_revenue_change where changed_at < :until
                                    order by changed_at limit :most for update skip locked)""")
                        .setParameter("until", clock.instant().minus(KEPT))
                        .setParameter("most", BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
