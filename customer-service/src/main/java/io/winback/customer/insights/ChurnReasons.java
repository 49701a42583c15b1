package io.winback.customer.insights;

import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Churn episodes of a period by reason. */
@ApplicationScoped
class ChurnReasons {

    private final Session database;

    ChurnReasons(Session database) {
        this.database = database;
    }

    /**
     * One reason in one period.
     *
     * @param customers churned for it
     * @param before churned for it in the preceding period of equal length
     * @param lostRevenue their revenue until the churn, one sum for each currency
     * @param wonBack of these customers, those who have returned
     * @param stillLostPerYear the yearly spend of the customers who have not returned, one sum for each currency: the upper
     *     limit of what resolving the reason can bring back
     */
    record Row(
            ChurnReason reason,
            long customers,
            long before,
            List<Money> lostRevenue,
            long wonBack,
            List<Money> stillLostPerYear) {}

    /** From the first instant until before the second, the most frequent reason first. */
    List<Row> between(Instant from, Instant to) {
        var before = from.minus(Duration.between(from, to));
        var revenue = revenue(from, to);
        var perYear = stillLostPerYear(from, to);
        return database
                .createNativeQuery("""
                        select reason, count(*) filter (where lost_at >= :from) as customers,
                            count(*) filter (where lost_at < :from) as earlier,
                            count(*) filter (where lost_at >= :from and returned_at is not null) as won_back
                        from loss where lost_at >= :before and lost_at < :to
                        group by reason order by 2 desc, 1""", Tuple.class)
                .setParameter("before", before)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(row -> new Row(
                        ChurnReason.valueOf(row.get(0, String.class)),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        revenue.getOrDefault(row.get(0, String.class), List.of()),
                        row.get(3, Long.class),
                        perYear.getOrDefault(row.get(0, String.class), List.of())))
                .toList();
    }

    private Map<String, List<Money>> revenue(Instant from, Instant to) {
        return byCurrency("""
                select reason, currency, sum(revenue) from loss
                where lost_at >= :from and lost_at < :to and currency is not null
                group by reason, currency order by currency""", from, to);
    }

    /** A customer of less than a year counts as one of a year. */
    private Map<String, List<Money>> stillLostPerYear(Instant from, Instant to) {
        return byCurrency("""
                select l.reason, l.currency, sum(l.revenue / greatest(1,
                    cast(extract(epoch from l.lost_at - c.first_order_at) / (365.25 * 86400) as numeric)))
                from loss l join customer c using (customer_id)
                where l.lost_at >= :from and l.lost_at < :to and l.currency is not null and l.returned_at is null
                group by l.reason, l.currency order by l.currency""", from, to);
    }

    private Map<String, List<Money>> byCurrency(String sql, Instant from, Instant to) {
        var byReason = new HashMap<String, List<Money>>();
        database.createNativeQuery(sql, Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .forEach(row -> byReason.computeIfAbsent(row.get(0, String.class), reason -> new ArrayList<>())
                        .add(rounded(row.get(2, BigDecimal.class), Currency.getInstance(row.get(1, String.class)))));
        return byReason;
    }

    private static Money rounded(BigDecimal amount, Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new Money(amount.setScale(decimals, RoundingMode.HALF_UP), currency);
    }

    /** Churned customers by reason and by tier or main category. */
    Map<ChurnReason, Map<String, Long>> by(Dimension dimension, Instant from, Instant to) {
        var counts = new HashMap<ChurnReason, Map<String, Long>>();
        database.createNativeQuery("""
                        select reason, %1$s, count(*) from loss
                        where lost_at >= :from and lost_at < :to and %1$s is not null
                        group by reason, %1$s order by 3 desc, 2""".formatted(dimension.column), Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent(
                                ChurnReason.valueOf(row.get(0, String.class)), reason -> new LinkedHashMap<>())
                        .put(row.get(1, String.class), row.get(2, Long.class)));
        return counts;
    }

    /** The dimensions of churn episodes. */
    enum Dimension {
        TIER("tier"),
        CATEGORY("category");

        private final String column;

        Dimension(String column) {
            this.column = column;
        }
    }
}
