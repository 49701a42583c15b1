package io.winback.customer.interview;

import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.stream.Stream;

/** Signals from interviews. */
@ApplicationScoped
class InterviewSignals implements SignalSource {

    @Override
    public String query() {
        return """
                select customer_id, reason, held_at from interview, json_array_elements_text(cast(reasons as json)) as reason
                where customer_id = any(:customers) and held_at < :until""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var reason = ChurnReason.valueOf(row.get(1, String.class));
        return Stream.of(
                new Signal(reason, 1, row.get(2, Instant.class), "gave the reason " + reason + " in an interview"));
    }
}
