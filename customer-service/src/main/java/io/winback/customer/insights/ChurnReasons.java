package io.winback.customer.insights;

import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Why customers were lost in a time, counted. */
@ApplicationScoped
class ChurnReasons {

    private static final int MOST_EVIDENCE = 5;

    private final Session database;

    ChurnReasons(Session database) {
        this.database = database;
    }

    /**
     * One reason in one time.
     *
     * @param customers lost for it
     * @param before lost for it in the time of equal length before
     * @param lostRevenue what they had spent until then, by currency
     * @param wonBack of these customers, those who are back by now
     */
    record Row(ChurnReason reason, long customers, long before, Map<String, BigDecimal> lostRevenue, long wonBack) {}

    /** From the first instant to before the second, the most frequent first. */
    List<Row> between(Instant from, Instant to) {
        var before = from.minus(Duration.between(from, to));
        var revenue = revenue(from, to);
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
                        revenue.getOrDefault(row.get(0, String.class), Map.of()),
                        row.get(3, Long.class)))
                .toList();
    }

    private Map<String, Map<String, BigDecimal>> revenue(Instant from, Instant to) {
        var byReason = new HashMap<String, Map<String, BigDecimal>>();
        database.createNativeQuery("""
                        select reason, currency, sum(revenue) from loss
                        where lost_at >= :from and lost_at < :to and currency is not null
                        group by reason, currency""", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .forEach(row -> byReason.computeIfAbsent(row.get(0, String.class), reason -> new HashMap<>())
                        .put(row.get(1, String.class), row.get(2, BigDecimal.class)));
        return byReason;
    }

    /** The words that complaints of that time hinted at each reason with, the most frequent first. */
    Map<ChurnReason, List<String>> evidence(Instant from, Instant to) {
        var words = new HashMap<ChurnReason, List<String>>();
        database.createNativeQuery("""
                        select reason, word from (
                            select reason, word, row_number() over (partition by reason order by count(*) desc, word) as place
                            from complaint, json_array_elements_text(cast(evidence as json)) as word
                            where opened_at >= :from and opened_at < :to group by reason, word) as ranked
                        where place <= :most order by reason, place""", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("most", MOST_EVIDENCE)
                .getResultList()
                .forEach(row -> words.computeIfAbsent(
                                ChurnReason.valueOf(row.get(0, String.class)), reason -> new ArrayList<>())
                        .add(row.get(1, String.class)));
        return words;
    }
}
