package io.winback.customer.orders;

import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * Finds the order of a return that names none, such as the refund of a till: the customer's latest order before the return
 * of which at least as much is not yet returned.
 */
@ApplicationScoped
public class OrdersOfReturns {

    private static final String NAMED = "recorded by the shop as ";

    private final StatelessSession database;

    OrdersOfReturns(StatelessSession database) {
        this.database = database;
    }

    /** The comment of a return that has an id of its own, by which it is recognised. */
    public static String comment(String returnId) {
        return NAMED + returnId;
    }

    /**
     * The id of the order. A return that was recorded before has the same order again.
     *
     * @param returnId of the shop
     */
    public Optional<String> find(String customerId, String returnId, Instant returnedAt, Money amount) {
        return database.createNativeQuery("""
                        (select order_id, 1 as place, happened_at as at from mishap
                            where customer_id = :customer and comment = :comment and kind = :return)
                        union all
                        (select order_id, 2 as place, placed_at as at from customer_order
                            where customer_id = :customer and currency = :currency and placed_at <= :at
                                and amount - refunded >= :amount
                            order by placed_at desc, order_id limit 1)
                        order by place limit 1""", Object[].class)
                .setParameter("customer", customerId)
                .setParameter("comment", comment(returnId))
                .setParameter("return", OrderIssueKind.RETURN.name())
                .setParameter("currency", amount.currency().getCurrencyCode())
                .setParameter("at", returnedAt)
                .setParameter("amount", amount.amount())
                .getResultStream()
                .map(row -> (String) row[0])
                .findFirst();
    }
}
