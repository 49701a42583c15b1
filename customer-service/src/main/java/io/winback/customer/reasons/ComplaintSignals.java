package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.stream.Stream;

/** What they complained of, and whether we let them wait. */
final class ComplaintSignals implements SignalSource {

    private static final double UNANSWERED_TOO_LONG = 0.3;

    @Override
    public String query() {
        return """
                select customer_id, reason, confidence, opened_at,
                    coalesce(answered_at, cast(:until as timestamptz)) > due_by as late
                from complaint where customer_id = any(:customers) and opened_at < :until""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var reason = ChurnReason.valueOf(row.get(1, String.class));
        var at = row.get(3, Instant.class);
        var complaint = new Signal(reason, row.get(2, Double.class), at, "complained of " + reason);
        return Boolean.TRUE.equals(row.get(4, Boolean.class))
                ? Stream.of(
                        complaint,
                        new Signal(
                                ChurnReason.SERVICE, UNANSWERED_TOO_LONG, at, "a complaint was not answered in time"))
                : Stream.of(complaint);
    }
}
