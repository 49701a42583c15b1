package io.winback.customer.survey;

import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Signals from survey responses. */
@ApplicationScoped
class SurveySignals implements SignalSource {

    @Override
    public String query() {
        return """
                select customer_id, reason, confidence, answered_at from survey_response
                where customer_id = any(:customers) and reason <> :unknown and answered_at < :until""";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("unknown", ChurnReason.UNKNOWN.name());
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var reason = ChurnReason.valueOf(row.get(1, String.class));
        return Stream.of(new Signal(
                reason,
                row.get(2, Double.class),
                row.get(3, Instant.class),
                "gave the reason " + reason + " in a survey"));
    }
}
