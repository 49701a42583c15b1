package io.winback.customer.orders;

import io.winback.customer.profile.OrderStatus;
import io.winback.customer.profile.PurchaseTotals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.StatelessSession;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The totals of customers, computed from their stored orders. Cancelled orders do not count, and refunds are subtracted. */
@ApplicationScoped
class OrderTotals {

    private final StatelessSession database;

    OrderTotals(StatelessSession database) {
        this.database = database;
    }

    /** @return by customer; customers without orders have {@link PurchaseTotals#NONE} */
    @Transactional(MANDATORY)
    Map<String, PurchaseTotals> of(Collection<String> customerIds) {
        var totals = new HashMap<String, PurchaseTotals>();
        customerIds.forEach(customer -> totals.put(customer, PurchaseTotals.NONE));
        if (totals.isEmpty()) {
            return totals;
        }
        database.createNativeQuery("""
                        select customer_id, sum(orders), min(first_at), max(last_at),
                            sum(revenue) filter (where currency = main), main
                        from (
                            select customer_id, currency, count(*) as orders, min(placed_at) as first_at,
                                max(placed_at) as last_at, sum(amount - refunded) as revenue,
                                first_value(currency) over (
                                    partition by customer_id order by min(placed_at), currency) as main
                            from customer_order
                            where customer_id = any(:customers) and status is distinct from :cancelled
                            group by customer_id, currency) as by_currency
                        group by customer_id, main""", Tuple.class)
                .setParameter("customers", totals.keySet().toArray(String[]::new))
                .setParameter("cancelled", OrderStatus.CANCELLED.name())
                .getResultList()
                .forEach(row -> totals.put(
                        row.get(0, String.class),
                        new PurchaseTotals(
                                row.get(1, Number.class).intValue(),
                                row.get(2, Instant.class),
                                row.get(3, Instant.class),
                                row.get(4, BigDecimal.class),
                                row.get(5, String.class))));
        return totals;
    }
}
