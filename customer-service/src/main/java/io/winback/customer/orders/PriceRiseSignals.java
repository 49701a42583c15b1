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

/**
 * Signals from price rises of products that the customer bought before. The weight grows with the rise; rises below 5 % are
 * ignored.
 */
@ApplicationScoped
class PriceRiseSignals implements SignalSource {

    private static final double STEEP = 0.5;
    private static final double MOST = 0.5;

    @Override
    public String query() {
        return """
                select customer_id, max(price / before - 1), max(placed_at) from (
                    select customer_id, placed_at, price, lag(price) over (
                        partition by customer_id, sku, currency order by placed_at) as before
                    from (
                        select customer_id, placed_at, item ->> 'sku' as sku,
                            item -> 'unitPrice' ->> 'currency' as currency,
                            cast(item -> 'unitPrice' ->> 'amount' as numeric) as price
                        from customer_order, json_array_elements(cast(items as json)) as item
                        where customer_id = any(:customers) and items like '%"unitPrice"%' and placed_at < :until
                            and status is distinct from :cancelled) as priced
                    where sku is not null and price > 0) as prices
                where price > before * 1.05 group by customer_id""";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("cancelled", OrderStatus.CANCELLED.name());
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        double rise = row.get(1, Number.class).doubleValue();
        return Stream.of(new Signal(
                ChurnReason.PRICE,
                MOST * Math.min(1, rise / STEEP),
                row.get(2, Instant.class),
                "prices of products that the customer buys rose by %.0f %%".formatted(100 * rise)));
    }
}
