package io.winback.campaign.audience;

import io.winback.campaign.occasion.ChurnOccasion;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** The facts of the loss of a customer. */
final class LossFacts {

    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");

    private LossFacts() {}

    static Map<String, Object> factsOf(CustomerSnapshot customer) {
        var churn = new CustomerChurned(
                customer.customerId(), UUID.randomUUID(), NOW.minusSeconds(60), ChurnCause.LAPSED, customer);
        return RuleFacts.of(new ChurnOccasion(churn), null, ZoneOffset.UTC, NOW);
    }
}
