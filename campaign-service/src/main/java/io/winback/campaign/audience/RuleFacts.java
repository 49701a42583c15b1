package io.winback.campaign.audience;

import io.winback.campaign.occasion.Occasion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The facts that an audience rule reads: {@code customer}, {@code occasion} and {@code now}. An unknown fact is absent. */
public final class RuleFacts {

    private RuleFacts() {}

    /**
     * @param known the customer in the projection; null if no profile has arrived
     * @param usualZone of a customer whose time zone is not known
     */
    public static Map<String, Object> of(Occasion occasion, KnownCustomer known, ZoneId usualZone, Instant now) {
        return Map.of(
                "customer", CustomerFacts.of(occasion.customer(), known, usualZone, now),
                "occasion", of(occasion),
                "now", CelValues.timestamp(now));
    }

    private static Map<String, Object> of(Occasion occasion) {
        var facts = new HashMap<String, Object>();
        facts.put("at", CelValues.timestamp(occasion.at()));
        occasion.details().forEach((name, value) -> facts.put(name, CelValues.of(value)));
        return facts;
    }
}
