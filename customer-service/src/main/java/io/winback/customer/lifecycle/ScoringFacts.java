package io.winback.customer.lifecycle;

import io.winback.customer.scoring.Quintiles;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** What a scoring works on. The database gathers a population in a few statements; no population is ever loaded. */
@ApplicationScoped
class ScoringFacts {

    /** Over millions of orders a statement is silent for longer than a caller's would ever be. */
    private static final int GATHERING_MILLIS = 1_800_000;

    private final Session database;

    ScoringFacts(Session database) {
        this.database = database;
    }

    /** Gathers each customer's orders up to a date; answers how many customers have any. */
    int gather(LocalDate asOf) {
        database.doWork(connection -> connection.setNetworkTimeout(Runnable::run, GATHERING_MILLIS));
        database.createNativeMutationQuery("truncate scoring_fact").executeUpdate();
        return database.createNativeMutationQuery("""
                        insert into scoring_fact
                        select customer_id, count(*), array_agg(distinct placed_on order by placed_on),
                            min(placed_at), max(placed_at),
                            sum(amount) filter (where currency = first_currency), min(first_currency),
                            mode() within group (order by category)
                        from (select *, first_value(currency) over (
                                  partition by customer_id order by placed_at, order_id) as first_currency
                              from customer_order where placed_on <= :asOf) as placed
                        group by customer_id""")
                .setParameter("asOf", asOf)
                .executeUpdate();
    }

    /** The median days between two purchases of a customer, for each category, and for all under {@code ""}. */
    Map<String, Double> usualGaps() {
        var gaps = new HashMap<String, Double>();
        database.createNativeQuery("""
                        with gaps as (
                            select category, day - lag(day) over (partition by customer_id order by day) as gap
                            from scoring_fact, unnest(days) as day
                            where cardinality(days) > 1)
                        select coalesce(category, ''), percentile_cont(0.5) within group (order by gap)
                        from gaps where gap is not null and category is not null group by category
                        union all
                        select '', percentile_cont(0.5) within group (order by gap) from gaps where gap is not null""", Tuple.class).getResultList().forEach(row -> {
            if (row.get(1) != null) {
                gaps.put(row.get(0, String.class), ((Number) row.get(1)).doubleValue());
            }
        });
        return gaps;
    }

    /** The borders of the fifths of a population. */
    Borders borders() {
        return new Borders(
                fifths("cast(extract(epoch from last_order_at) as double precision)"),
                fifths("orders"),
                fifths("revenue"));
    }

    private Quintiles fifths(String measure) {
        var borders =
                database.createNativeQuery("""
                        select cast(unnest(percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by %s))
                            as double precision)
                        from scoring_fact""".formatted(measure), Double.class).getResultList();
        return new Quintiles(borders.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** By the second of the last order, the number of orders, and the revenue. */
    record Borders(Quintiles recency, Quintiles frequency, Quintiles monetary) {}

    /** Up to so many in the order of their ids, from behind the given one. */
    List<OrderFacts> after(String customerId, int most) {
        return database
                .createNativeQuery("""
                        select customer_id, orders, array_to_string(days, ' ') as days, first_order_at, last_order_at,
                            revenue, currency, category
                        from scoring_fact where customer_id > :after order by customer_id limit :most""", Tuple.class)
                .setParameter("after", customerId)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(ScoringFacts::facts)
                .sorted(Comparator.comparing(OrderFacts::customerId))
                .toList();
    }

    private static OrderFacts facts(Tuple row) {
        return new OrderFacts(
                row.get(0, String.class),
                row.get(1, Integer.class),
                Arrays.stream(row.get(2, String.class).split(" "))
                        .mapToLong(day -> LocalDate.parse(day).toEpochDay())
                        .toArray(),
                row.get(3, Instant.class),
                row.get(4, Instant.class),
                new Money(row.get(5, BigDecimal.class), Currency.getInstance(row.get(6, String.class))),
                row.get(7, String.class));
    }
}
