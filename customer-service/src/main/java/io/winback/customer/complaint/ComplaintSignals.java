package io.winback.customer.complaint;

import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Signals from complaints: their reason, and a late answer. */
@ApplicationScoped
class ComplaintSignals implements SignalSource {

    private static final double UNANSWERED_TOO_LONG = 0.3;

    /** The weight of a reason that the classifier read in a complaint, by severity. */
    private static final Map<Severity, Double> CLASSIFIED_WEIGHT = Map.of(
            Severity.LOW, 0.5,
            Severity.NORMAL, 0.8,
            Severity.HIGH, 0.9,
            Severity.CRITICAL, 0.95);

    @Override
    public String query() {
        return """
                select customer_id, reason, confidence, opened_at,
                    was_breached or coalesce(answered_at, cast(:until as timestamptz)) > due_by, severity
                from complaint where customer_id = any(:customers) and opened_at < :until""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var reason = ChurnReason.valueOf(row.get(1, String.class));
        var at = row.get(3, Instant.class);
        double confidence = row.get(2, Double.class);
        double weight =
                confidence < 1 ? confidence * CLASSIFIED_WEIGHT.get(Severity.valueOf(row.get(5, String.class))) : 1;
        var complaint = new Signal(reason, weight, at, "filed a complaint about " + reason);
        return Boolean.TRUE.equals(row.get(4, Boolean.class))
                ? Stream.of(
                        complaint,
                        new Signal(
                                ChurnReason.SERVICE, UNANSWERED_TOO_LONG, at, "a complaint was not answered in time"))
                : Stream.of(complaint);
    }
}
