package io.winback.customer.orders;

import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.stream.Stream;

/** Orders that came later than was promised. */
@ApplicationScoped
class LateDeliverySignals implements SignalSource {

    private static final double LATE_DELIVERY = 0.4;

    @Override
    public String query() {
        return """
                select customer_id, delivered_at, ceil(extract(epoch from delivered_at - promised_by) / 86400)
                from customer_order
                where customer_id = any(:customers) and delivered_at > promised_by and delivered_at < :until""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        long days = row.get(2, Number.class).longValue();
        return Stream.of(new Signal(
                ChurnReason.DELIVERY,
                LATE_DELIVERY,
                row.get(1, Instant.class),
                days == 1 ? "an order came a day late" : "an order came %d days late".formatted(days)));
    }
}
