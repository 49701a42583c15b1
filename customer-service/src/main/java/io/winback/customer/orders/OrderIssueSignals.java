package io.winback.customer.orders;

import io.winback.customer.profile.OrderStatus;
import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Signals from returns, and from failed payments without a later order. */
@ApplicationScoped
class OrderIssueSignals implements SignalSource {

    private static final double RETURNED = 0.8;
    private static final double NOT_PAID = 0.8;

    @Override
    public String query() {
        return """
                select m.customer_id, m.reason, m.confidence, m.happened_at, m.kind from mishap m
                where m.customer_id = any(:customers) and m.happened_at < :until and (m.kind = :return or not exists (
                    select from customer_order o where o.customer_id = m.customer_id and o.placed_at > m.happened_at
                        and o.status is distinct from :cancelled))""";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("return", OrderIssueKind.RETURN.name(), "cancelled", OrderStatus.CANCELLED.name());
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        var reason = ChurnReason.valueOf(row.get(1, String.class));
        double confidence = row.get(2, Double.class);
        var at = row.get(3, Instant.class);
        return Stream.of(
                OrderIssueKind.valueOf(row.get(4, String.class)) == OrderIssueKind.RETURN
                        ? new Signal(reason, RETURNED * confidence, at, "returned an order, reason " + reason)
                        : new Signal(reason, NOT_PAID * confidence, at, "a payment failed, and no order followed"));
    }
}
