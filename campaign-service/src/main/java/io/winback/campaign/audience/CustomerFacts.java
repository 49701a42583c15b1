package io.winback.campaign.audience;

import com.google.protobuf.Timestamp;
import io.winback.events.Money;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts of a customer that audience rules can use. An unknown fact is absent. */
public final class CustomerFacts {

    /** The value of a customer who has never ordered. */
    private static final Map<String, Object> WITHOUT_ORDERS = Map.of("orders", 0L);

    private CustomerFacts() {}

    public static Map<String, Object> of(CustomerSnapshot customer, Instant now) {
        var facts = new HashMap<String, Object>();
        put(facts, "customerId", customer.customerId());
        put(facts, "stage", name(customer.stage()));
        put(facts, "tier", name(customer.tier()));
        put(facts, "churnReason", name(customer.churnReason()));
        put(facts, "confidence", customer.confidence());
        put(facts, "locale", customer.locale());
        put(facts, "timeZone", customer.timeZone());
        put(facts, "attributes", customer.attributes() == null ? Map.of() : celValue(customer.attributes()));
        put(facts, "value", customer.value() == null ? WITHOUT_ORDERS : value(customer.value()));
        return Map.of("customer", facts, "now", timestamp(now));
    }

    private static Map<String, Object> value(CustomerValue value) {
        var facts = new HashMap<String, Object>();
        put(facts, "orders", (long) value.orders());
        put(facts, "firstOrderAt", timestamp(value.firstOrderAt()));
        put(facts, "lastOrderAt", timestamp(value.lastOrderAt()));
        put(facts, "revenue", money(value.revenue()));
        put(facts, "rfm", rfm(value.rfm()));
        put(facts, "pAlive", value.pAlive());
        put(facts, "pNoOrder", value.pNoOrder());
        put(facts, "expectedOrders", value.expectedOrders());
        put(facts, "expectedSpend", money(value.expectedSpend()));
        put(facts, "lifetimeValue", money(value.lifetimeValue()));
        put(facts, "tier", name(value.tier()));
        put(facts, "asOf", value.asOf() == null ? null : value.asOf().toString());
        return facts;
    }

    private static Map<String, Object> money(Money money) {
        return money == null
                ? null
                : Map.of(
                        "amount", money.amount().doubleValue(),
                        "currency", money.currency().getCurrencyCode());
    }

    private static Map<String, Object> rfm(Rfm rfm) {
        return rfm == null
                ? null
                : Map.of(
                        "recency", (long) rfm.recency(),
                        "frequency", (long) rfm.frequency(),
                        "monetary", (long) rfm.monetary());
    }

    /** Converts JSON to the types of CEL: integers become long, other numbers double. */
    private static Object celValue(Object json) {
        if (json instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> celValue(entry.getValue())));
        }
        if (json instanceof List<?> list) {
            return list.stream().map(CustomerFacts::celValue).toList();
        }
        if (json instanceof Integer || json instanceof Short) {
            return ((Number) json).longValue();
        }
        boolean beyondLong = json instanceof BigDecimal || json instanceof BigInteger || json instanceof Float;
        return beyondLong ? (Object) ((Number) json).doubleValue() : json;
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null
                ? null
                : Timestamp.newBuilder()
                        .setSeconds(instant.getEpochSecond())
                        .setNanos(instant.getNano())
                        .build();
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
