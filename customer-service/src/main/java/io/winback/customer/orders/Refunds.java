package io.winback.customer.orders;

import io.winback.customer.profile.NetPayments;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/**
 * The refunded amount of an order: the sum of its single returns or the total that an export states, whichever is greater, and at
 * most the amount of the order. It is computed from all returns of the order each time, so neither the order of arrival nor a
 * repetition changes it.
 */
@ApplicationScoped
class Refunds implements NetPayments {

    /** A return with a date only may seem to be a day earlier than its order. */
    static final Duration ONE_DAY = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(Refunds.class);

    private static final String ABOVE_TOTAL =
            "the returns of order %s are above its total; the order counts as refunded in full";
    private static final String MISFIT = "a return that arrived before its order %s lowers no revenue: %s";

    private final StatelessSession database;

    Refunds(StatelessSession database) {
        this.database = database;
    }

    /** The orders, of these, for which returns wait, also returns that do not fit. */
    @Transactional(MANDATORY)
    Set<String> awaitedAmong(Collection<String> orderIds) {
        // Returns rarely arrive before their order, so that most batches need only this statement.
        boolean some = scalar(database, "select exists (select from mishap where awaits_order)", Boolean.class)
                .getSingleResult();
        return some
                ? new HashSet<>(scalar(
                                database,
                                "select distinct order_id from mishap where awaits_order and order_id = any(:orders)",
                                String.class)
                        .setParameter("orders", orderIds.toArray(String[]::new))
                        .getResultList())
                : Set.of();
    }

    /**
     * The refunded amount of an order.
     *
     * @param amount at most the total of the order
     */
    record Refund(String orderId, String customerId, BigDecimal amount) {}

    /**
     * The result of computing refunds.
     *
     * @param changed the orders whose refunded amount changed
     * @param warnings what of the returns has no effect, with the order
     */
    record Settled(List<Refund> changed, List<String> warnings) {

        static final Settled NOTHING = new Settled(List.of(), List.of());

        Set<String> customers() {
            return changed.stream().map(Refund::customerId).collect(toSet());
        }
    }

    /** Computes the refunds of stored orders. The transaction has locked their customers. */
    @Transactional(MANDATORY)
    Settled settle(Collection<String> orderIds) {
        var orders = orderIds.toArray(String[]::new);
        var changed = new ArrayList<Refund>();
        var warnings = new ArrayList<String>();
        database.createNativeQuery("""
                        with claimed as (
                            select o.order_id, o.amount as total, bool_or(m.whole_order) as whole,
                                coalesce(sum(m.amount) filter (where m.currency = o.currency and not m.total_of_order), 0)
                                    as singles,
                                coalesce(max(m.amount) filter (where m.currency = o.currency and m.total_of_order), 0)
                                    as stated
                            from customer_order o
                                join mishap m on m.order_id = o.order_id and m.customer_id = o.customer_id and m.kind = :return
                                    and m.happened_at >= o.placed_at - interval '1 day'
                            where o.order_id = any(:orders) group by o.order_id),
                        returned as (
                            select order_id, case when whole then total else least(total, greatest(singles, stated)) end
                                as amount
                            from claimed),
                        changed as (
                            update customer_order set refunded = returned.amount from returned
                            where customer_order.order_id = returned.order_id
                                and customer_order.refunded <> returned.amount
                            returning customer_order.order_id, customer_order.customer_id, customer_order.refunded)
                        select order_id, changed.customer_id, changed.refunded, claimed.singles > claimed.total
                        from claimed left join changed using (order_id)
                        order by order_id""", Tuple.class)
                .setParameter("return", OrderIssueKind.RETURN.name())
                .setParameter("orders", orders)
                .getResultList()
                .forEach(row -> {
                    var orderId = row.get(0, String.class);
                    if (row.get(1) != null) {
                        changed.add(new Refund(orderId, row.get(1, String.class), row.get(2, BigDecimal.class)));
                    }
                    if (row.get(3, Boolean.class)) {
                        warnings.add(ABOVE_TOTAL.formatted(orderId));
                    }
                });
        warnings.addAll(misfits(orders));
        database.createNativeMutationQuery(
                        "update mishap set awaits_order = false where awaits_order and order_id = any(:orders)")
                .setParameter("orders", orders)
                .executeUpdate();
        warnings.forEach(LOG::warn);
        return new Settled(changed, warnings);
    }

    @Override
    @Transactional(MANDATORY)
    public Map<Payment, Money> of(Collection<Payment> payments) {
        var all = List.copyOf(Set.copyOf(payments));
        var left = new HashMap<Payment, Money>();
        if (all.isEmpty()) {
            return left;
        }
        database.createNativeQuery("""
                        select paid.number, coalesce(bool_or(m.whole_order), false),
                            coalesce(sum(m.amount) filter (where m.currency = paid.currency and not m.total_of_order), 0),
                            coalesce(max(m.amount) filter (where m.currency = paid.currency and m.total_of_order), 0)
                        from unnest(:orders, :customers, :currencies) with ordinality
                                as paid (order_id, customer_id, currency, number)
                            left join mishap m on m.order_id = paid.order_id and m.customer_id = paid.customer_id
                                and m.kind = :return
                        group by paid.number""", Tuple.class)
                .setParameter("orders", all.stream().map(Payment::orderId).toArray(String[]::new))
                .setParameter("customers", all.stream().map(Payment::customerId).toArray(String[]::new))
                .setParameter(
                        "currencies",
                        all.stream()
                                .map(payment -> payment.paid().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .setParameter("return", OrderIssueKind.RETURN.name())
                .getResultList()
                .forEach(row -> {
                    var payment = all.get(row.get(0, Number.class).intValue() - 1);
                    left.put(payment, less(payment.paid(), row));
                });
        return left;
    }

    private static Money less(Money paid, Tuple claimed) {
        var refunded = claimed.get(1, Boolean.class)
                ? paid.amount()
                : claimed.get(2, BigDecimal.class).max(claimed.get(3, BigDecimal.class));
        return paid.minus(new Money(refunded.min(paid.amount()), paid.currency()));
    }

    /** Returns that arrived before their order and do not fit it. After their order they would have been refused. */
    private List<String> misfits(String[] orders) {
        return database.createNativeQuery("""
                        select m.order_id, m.customer_id <> o.customer_id, m.currency <> o.currency
                        from mishap m join customer_order o on o.order_id = m.order_id
                        where m.awaits_order and m.order_id = any(:orders) and (m.customer_id <> o.customer_id
                            or m.currency <> o.currency or m.happened_at < o.placed_at - interval '1 day')
                        order by m.order_id, m.mishap_id""", Tuple.class).setParameter("orders", orders).getResultList().stream()
                .map(row -> MISFIT.formatted(
                        row.get(0, String.class), reason(row.get(1, Boolean.class), row.get(2, Boolean.class))))
                .toList();
    }

    private static String reason(boolean isOfAnother, Boolean isInAnotherCurrency) {
        if (isOfAnother) {
            return "another customer placed the order";
        }
        return Boolean.TRUE.equals(isInAnotherCurrency)
                ? "the order has another currency"
                : "the return is dated more than a day before the order";
    }
}
