package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.OrderStatus;
import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;

/** Orders that came later than was promised. */
@ApplicationScoped
class LateDeliverySignals implements SignalSource {

    private static final double LATE_DELIVERY = 0.4;

    private final ZoneId usualZone;

    LateDeliverySignals(CustomerConfiguration configuration) {
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    @Override
    public String query() {
        // A late order was delivered after the promised day began. Whether it was late depends on the customer's time
        // zone.
        return """
                select o.customer_id, o.delivered_at, o.promised_by, c.time_zone
                from customer_order o join customer c on c.customer_id = o.customer_id
                where o.customer_id = any(:customers) and o.delivered_at > o.promised_by and o.delivered_at < :until
                    and o.status is distinct from :cancelled""";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("cancelled", OrderStatus.CANCELLED.name());
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var deliveredAt = row.get(1, Instant.class);
        var zone = row.get(3, String.class);
        long days = DeliveryDelay.days(
                row.get(2, Instant.class), deliveredAt, zone == null ? usualZone : ZoneId.of(zone), usualZone);
        return days == 0
                ? Stream.empty()
                : Stream.of(new Signal(
                        ChurnReason.DELIVERY,
                        LATE_DELIVERY,
                        deliveredAt,
                        days == 1 ? "an order came a day late" : "an order came %d days late".formatted(days)));
    }
}
