package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** What our records hold that may tell why somebody left. */
@ApplicationScoped
public class Signals {

    private static final double UNANSWERED_TOO_LONG = 0.3;
    private static final double LATE_DELIVERY = 0.4;

    private final Session database;

    Signals(Session database) {
        this.database = database;
    }

    /** Those on these customers up to the end of a day, by customer. */
    public Map<String, List<Signal>> on(Collection<String> customerIds, LocalDate asOf) {
        var signals = new HashMap<String, List<Signal>>();
        if (!customerIds.isEmpty()) {
            addComplaints(signals, customerIds, asOf);
            addLateDeliveries(signals, customerIds, asOf);
            addSurveys(signals, customerIds, asOf);
        }
        return signals;
    }

    private void addComplaints(Map<String, List<Signal>> signals, Collection<String> customerIds, LocalDate asOf) {
        database.createNativeQuery("""
                        select customer_id, reason, confidence, opened_at,
                            coalesce(answered_at, cast(:until as timestamptz)) > due_by as late
                        from complaint where customer_id = any(:customers) and opened_at < :until""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setParameter("until", endOf(asOf))
                .getResultList()
                .forEach(row -> {
                    var own = signals.computeIfAbsent(row.get(0, String.class), id -> new ArrayList<>());
                    var at = row.get(3, Instant.class);
                    var reason = ChurnReason.valueOf(row.get(1, String.class));
                    own.add(new Signal(reason, row.get(2, Double.class), at, "complained of " + reason));
                    if (Boolean.TRUE.equals(row.get(4, Boolean.class))) {
                        own.add(new Signal(
                                ChurnReason.SERVICE, UNANSWERED_TOO_LONG, at, "a complaint was not answered in time"));
                    }
                });
    }

    private void addLateDeliveries(Map<String, List<Signal>> signals, Collection<String> customerIds, LocalDate asOf) {
        database.createNativeQuery("""
                        select customer_id, delivered_at, ceil(extract(epoch from delivered_at - promised_by) / 86400)
                        from customer_order
                        where customer_id = any(:customers) and delivered_at > promised_by and delivered_at < :until""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setParameter("until", endOf(asOf))
                .getResultList()
                .forEach(row -> signals.computeIfAbsent(row.get(0, String.class), id -> new ArrayList<>())
                        .add(new Signal(
                                ChurnReason.DELIVERY,
                                LATE_DELIVERY,
                                row.get(1, Instant.class),
                                lateBy(row.get(2, Number.class).longValue()))));
    }

    private static String lateBy(long days) {
        return days == 1 ? "an order came a day late" : "an order came %d days late".formatted(days);
    }

    private void addSurveys(Map<String, List<Signal>> signals, Collection<String> customerIds, LocalDate asOf) {
        database.createNativeQuery("""
                        select customer_id, reason, confidence, answered_at from survey_response
                        where customer_id = any(:customers) and reason <> 'UNKNOWN' and answered_at < :until""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setParameter("until", endOf(asOf))
                .getResultList()
                .forEach(row -> {
                    var reason = ChurnReason.valueOf(row.get(1, String.class));
                    signals.computeIfAbsent(row.get(0, String.class), id -> new ArrayList<>())
                            .add(new Signal(
                                    reason,
                                    row.get(2, Double.class),
                                    row.get(3, Instant.class),
                                    "wrote of " + reason + " in a survey"));
                });
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
