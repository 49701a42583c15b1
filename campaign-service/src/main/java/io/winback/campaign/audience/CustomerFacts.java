package io.winback.campaign.audience;

import io.winback.events.Channel;
import io.winback.events.customer.Birthday;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts of a customer that audience rules can use, as {@code customer}. An unknown fact is absent. What the snapshot of the
 * occasion has is as of the occasion. The rest is from the projection, which has the latest profile.
 */
final class CustomerFacts {

    /** The value of a customer who has never ordered. */
    private static final Map<String, Object> WITHOUT_ORDERS = Map.of("orders", 0L);

    private CustomerFacts() {}

    /**
     * @param known the customer in the projection; null if no profile has arrived
     * @param usualZone of a customer whose time zone is not known
     */
    static Map<String, Object> of(CustomerSnapshot customer, KnownCustomer known, ZoneId usualZone, Instant now) {
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
        put(facts, "daysSinceLastOrder", daysSinceLastOrder(customer, usualZone, now));
        put(facts, "openComplaint", customer.openComplaint());
        reach(customer, known).ifPresent(reach -> put(facts, "consents", consents(reach)));
        if (known != null && known.facts() != null) {
            putProfile(facts, known.facts());
        }
        return facts;
    }

    private static void putProfile(Map<String, Object> facts, ProfileFacts profile) {
        put(facts, "categories", profile.categories());
        put(facts, "favouriteCategory", profile.favouriteCategory());
        put(facts, "birthday", birthday(profile.birthday()));
        put(facts, "deceased", profile.deceased());
    }

    private static Map<String, Object> birthday(Birthday birthday) {
        return birthday == null ? null : Map.of("month", (long) birthday.month(), "day", (long) birthday.day());
    }

    /** In days of the customer: an order of yesterday evening is one day ago. */
    private static Long daysSinceLastOrder(CustomerSnapshot customer, ZoneId usualZone, Instant now) {
        if (customer.value() == null || customer.value().lastOrderAt() == null) {
            return null;
        }
        var zone = CustomerZone.of(customer.timeZone()).orElse(usualZone);
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(customer.value().lastOrderAt(), zone), LocalDate.ofInstant(now, zone));
    }

    private static Optional<ReachProfile> reach(CustomerSnapshot customer, KnownCustomer known) {
        return known == null ? ReachProfile.of(customer) : Optional.of(known.reach());
    }

    private static Map<String, Object> consents(ReachProfile reach) {
        return Stream.of(Channel.values()).collect(Collectors.toMap(Channel::name, reach::allows));
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
