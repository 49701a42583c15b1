package io.winback.campaign.audience;

import com.google.protobuf.Timestamp;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Converts values to the types of CEL. Null stays null, and is absent in a map. */
final class CelValues {

    private CelValues() {}

    /** Integers become long, other numbers double, times timestamps, and amounts of money groups of fields. */
    static Object of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(entry.getValue())));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CelValues::of).toList();
        }
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof Instant instant) {
            return timestamp(instant);
        }
        if (value instanceof Money money) {
            return money(money);
        }
        boolean beyondLong = value instanceof BigDecimal || value instanceof BigInteger || value instanceof Float;
        return beyondLong ? (Object) ((Number) value).doubleValue() : value;
    }

    static Map<String, Object> money(Money money) {
        return money == null
                ? null
                : Map.of(
                        "amount", money.amount().doubleValue(),
                        "currency", money.currency().getCurrencyCode());
    }

    static Timestamp timestamp(Instant instant) {
        return instant == null
                ? null
                : Timestamp.newBuilder()
                        .setSeconds(instant.getEpochSecond())
                        .setNanos(instant.getNano())
                        .build();
    }
}
