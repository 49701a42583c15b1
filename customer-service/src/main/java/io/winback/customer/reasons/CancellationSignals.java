package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.stream.Stream;

/** Signals from cancellations. */
final class CancellationSignals implements SignalSource {

    @Override
    public String query() {
        return """
                select customer_id, reason, confidence, cancelled_at from cancellation
                where customer_id = any(:customers) and reason <> 'UNKNOWN' and cancelled_at < :until""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var reason = ChurnReason.valueOf(row.get(1, String.class));
        return Stream.of(new Signal(
                reason, row.get(2, Double.class), row.get(3, Instant.class), "cancelled with reason " + reason));
    }
}
