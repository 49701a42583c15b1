package io.winback.customer.orders;

import io.winback.chassis.sealing.Sealing;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static io.winback.customer.sealing.WordColumns.ISSUE_COMMENT;

/**
 * Finds the order of a return that names none, such as the refund of a till: the customer's latest order before the return
 * of which at least as much is not yet returned.
 */
@ApplicationScoped
public class OrdersOfReturns {

    private static final String NAMED = "recorded by the shop as ";

    private final StatelessSession database;
    private final Sealing sealing;

    OrdersOfReturns(StatelessSession database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
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
        return recorded(customerId, comment(returnId)).or(() -> latest(customerId, returnedAt, amount));
    }

    /** Comments are sealed, so the database cannot compare them. */
    private Optional<String> recorded(String customerId, String comment) {
        return database
                .createNativeQuery("""
                        select mishap_id, order_id, comment from mishap
                        where customer_id = :customer and kind = :return and comment is not null
                        order by happened_at, mishap_id""", Tuple.class)
                .setParameter("customer", customerId)
                .setParameter("return", OrderIssueKind.RETURN.name())
                .getResultList()
                .stream()
                .filter(row -> comment.equals(
                        sealing.open(ISSUE_COMMENT, row.get(0, UUID.class).toString(), row.get(2, String.class))))
                .map(row -> row.get(1, String.class))
                .findFirst();
    }

    private Optional<String> latest(String customerId, Instant returnedAt, Money amount) {
        return scalar(database, """
                        select order_id from customer_order
                        where customer_id = :customer and currency = :currency and placed_at <= :at
                            and amount - refunded >= :amount
                        order by placed_at desc, order_id limit 1""", String.class)
                .setParameter("customer", customerId)
                .setParameter("currency", amount.currency().getCurrencyCode())
                .setParameter("at", returnedAt)
                .setParameter("amount", amount.amount())
                .getResultStream()
                .findFirst();
    }
}
