package io.winback.customer.insights;

import io.winback.customer.complaint.ComplaintState;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Statistics of complaints in a period. */
@ApplicationScoped
class ComplaintFigures {

    private static final String FIGURES = """
            count(*), count(*) filter (where state = any(:unresolved)),
            count(*) filter (where was_breached or coalesce(answered_at, :now) > due_by), count(*) filter (where reopenings > 0),
            percentile_cont(0.5) within group (order by extract(epoch from first_answered_at - opened_at) / 3600),
            percentile_cont(0.9) within group (order by extract(epoch from first_answered_at - opened_at) / 3600),
            percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at) / 3600),
            percentile_cont(0.9) within group (order by extract(epoch from resolved_at - opened_at) / 3600),
            count(satisfaction), avg(satisfaction),
            count(*) filter (where exists (
                select from complaint e where e.customer_id = c.customer_id and e.opened_at < c.opened_at
                    and e.opened_at >= c.opened_at - interval '90 days'))
            from complaint c where opened_at >= :from and opened_at < :to""";

    private final Session database;

    ComplaintFigures(Session database) {
        this.database = database;
    }

    /** The median and the 90th percentile of hours; null without values. */
    record Hours(@Nullable Double median, @Nullable Double ninetieth) {}

    /**
     * Complaints that were opened in a period.
     *
     * @param breached complaints that breached their SLA
     * @param satisfaction the mean of the ratings from 1 to 5; null without ratings
     * @param repeatRate the share of complaints whose customer had complained in the 90 days before; null without complaints
     */
    record ComplaintSummary(
            long opened,
            long unresolved,
            long breached,
            long reopened,
            Hours firstResponseHours,
            Hours resolutionHours,
            long judged,
            @Nullable Double satisfaction,
            @Nullable Double repeatRate) {}

    record OfReason(ChurnReason reason, ComplaintSummary figures) {}

    record OfSeverity(Severity severity, ComplaintSummary figures) {}

    ComplaintSummary between(Instant from, Instant to, Instant now) {
        return figures(rows("select 'all', " + FIGURES, from, to, now).get(0));
    }

    List<OfReason> byReason(Instant from, Instant to, Instant now) {
        return rows("select reason, " + FIGURES + " group by reason order by 2 desc, 1", from, to, now).stream()
                .map(row -> new OfReason(ChurnReason.valueOf(row.get(0, String.class)), figures(row)))
                .toList();
    }

    List<OfSeverity> bySeverity(Instant from, Instant to, Instant now) {
        return rows("select severity, " + FIGURES + " group by severity order by 2 desc, 1", from, to, now).stream()
                .map(row -> new OfSeverity(Severity.valueOf(row.get(0, String.class)), figures(row)))
                .toList();
    }

    private List<Tuple> rows(String sql, Instant from, Instant to, Instant now) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("now", now)
                .setParameter("unresolved", ComplaintState.unresolved())
                .getResultList();
    }

    private static ComplaintSummary figures(Tuple row) {
        long opened = row.get(1, Long.class);
        return new ComplaintSummary(
                opened,
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class),
                new Hours(number(row, 5), number(row, 6)),
                new Hours(number(row, 7), number(row, 8)),
                row.get(9, Long.class),
                number(row, 10),
                opened == 0 ? null : (double) row.get(11, Long.class) / opened);
    }

    private static Double number(Tuple row, int column) {
        var value = row.get(column, Number.class);
        return value == null ? null : Math.round(value.doubleValue() * 1000) / 1000.0;
    }
}
