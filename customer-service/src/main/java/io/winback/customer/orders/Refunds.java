package io.winback.customer.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.StatelessSession;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The refunded amount of an order: the sum of its single returns or the total that an export states, whichever is greater, and at
 * most the amount of the order. It is computed from all returns of the order each time, so neither the order of arrival nor a
 * repetition changes it.
 */
@ApplicationScoped
class Refunds {

    private final StatelessSession database;

    Refunds(StatelessSession database) {
        this.database = database;
    }

    /** The customers, of these, with returns that wait for their order. */
    @Transactional(MANDATORY)
    Set<String> customersAwaiting(Collection<String> customerIds) {
        // Returns rarely arrive before their order, so that most batches need only this statement.
        boolean some = database.createNativeQuery(
                        "select exists (select from mishap where awaits_order)", Boolean.class)
                .getSingleResult();
        return some
                ? new HashSet<>(database.createNativeQuery(
                                "select distinct customer_id from mishap where awaits_order and customer_id = any(:customers)",
                                String.class)
                        .setParameter("customers", customerIds.toArray(String[]::new))
                        .getResultList())
                : Set.of();
    }

    /**
     * Computes the refunds of stored orders. The transaction has locked their customers.
     *
     * @return the ids of customers whose orders changed
     */
    @Transactional(MANDATORY)
    Set<String> settle(Collection<String> orderIds) {
        var orders = orderIds.toArray(String[]::new);
        var changed = database.createNativeQuery("""
                        with returned as (
                            select o.order_id, case when bool_or(m.whole_order) then o.amount
                                else least(o.amount, coalesce(greatest(
                                    sum(m.amount) filter (where m.currency = o.currency and not m.total_of_order),
                                    max(m.amount) filter (where m.currency = o.currency and m.total_of_order)), 0)) end
                                as amount
                            from customer_order o
                                join mishap m on m.order_id = o.order_id and m.customer_id = o.customer_id and m.kind = :return
                            where o.order_id = any(:orders) group by o.order_id),
                        changed as (
                            update customer_order set refunded = returned.amount from returned
                            where customer_order.order_id = returned.order_id
                                and customer_order.refunded <> returned.amount
                            returning customer_order.customer_id)
                        select customer_id from changed""", String.class)
                .setParameter("return", OrderIssueKind.RETURN.name())
                .setParameter("orders", orders)
                .getResultList();
        database.createNativeMutationQuery(
                        "update mishap set awaits_order = false where awaits_order and order_id = any(:orders)")
                .setParameter("orders", orders)
                .executeUpdate();
        return new HashSet<>(changed);
    }
}
