package io.winback.customer.churn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.StatelessSession;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The records beside orders from which the churn episodes of a customer follow. Most customers who cancel have none. */
@ApplicationScoped
class EpisodeHistory {

    private final StatelessSession database;

    EpisodeHistory(StatelessSession database) {
        this.database = database;
    }

    /** Whether the locked customer has no cancellation, episode or coupon. */
    @Transactional(MANDATORY)
    boolean isEmpty(String customerId) {
        return scalar(database, """
                        select not exists (select from cancellation where customer_id = :customer)
                            and not exists (select from loss where customer_id = :customer)
                            and not exists (select from coupon_use where customer_id = :customer)
                            and not exists (select from episode_coupon where customer_id = :customer)""", Boolean.class)
                .setParameter("customer", customerId)
                .getSingleResult();
    }
}
