package io.winback.campaign.audience;

import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import java.util.HashMap;
import java.util.Map;

/** The facts of a customer that audience rules can use, as {@code customer}. An unknown fact is absent. */
final class CustomerFacts {

    /** The value of a customer who has never ordered. */
    private static final Map<String, Object> WITHOUT_ORDERS = Map.of("orders", 0L);

    private CustomerFacts() {}

    static Map<String, Object> of(CustomerSnapshot customer) {
        var facts = new HashMap<String, Object>();
        put(facts, "customerId", customer.customerId());
        put(facts, "stage", name(customer.stage()));
        put(facts, "tier", name(customer.tier()));
        put(facts, "churnReason", name(customer.churnReason()));
        put(facts, "confidence", customer.confidence());
        put(facts, "locale", customer.locale());
        put(facts, "timeZone", customer.timeZone());
        put(facts, "attributes", customer.attributes() == null ? Map.of() : CelValues.of(customer.attributes()));
        put(facts, "value", customer.value() == null ? WITHOUT_ORDERS : value(customer.value()));
        return facts;
    }

    private static Map<String, Object> value(CustomerValue value) {
        var facts = new HashMap<String, Object>();
        put(facts, "orders", (long) value.orders());
        put(facts, "firstOrderAt", CelValues.timestamp(value.firstOrderAt()));
        put(facts, "lastOrderAt", CelValues.timestamp(value.lastOrderAt()));
        put(facts, "revenue", CelValues.money(value.revenue()));
        put(facts, "rfm", rfm(value.rfm()));
        put(facts, "pAlive", value.pAlive());
        put(facts, "pNoOrder", value.pNoOrder());
        put(facts, "expectedOrders", value.expectedOrders());
        put(facts, "expectedSpend", CelValues.money(value.expectedSpend()));
        put(facts, "lifetimeValue", CelValues.money(value.lifetimeValue()));
        put(facts, "tier", name(value.tier()));
        put(facts, "asOf", value.asOf() == null ? null : value.asOf().toString());
        return facts;
    }

    private static Map<String, Object> rfm(Rfm rfm) {
        return rfm == null
                ? null
                : Map.of(
                        "recency", (long) rfm.recency(),
                        "frequency", (long) rfm.frequency(),
                        "monetary", (long) rfm.monetary());
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
