package io.winback.campaign.decision;

import io.winback.campaign.audience.CustomerFacts;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Churned customers for tests. The same customer always has the same episode. */
public final class ChurnFixture {

    public static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private String customerId = "c-1";
    private ChurnReason reason = ChurnReason.PRICE;
    private Tier tier = Tier.HIGH;
    private boolean openComplaint;

    private ChurnFixture() {}

    public static ChurnFixture aChurn() {
        return new ChurnFixture();
    }

    public ChurnFixture ofCustomer(String id) {
        customerId = id;
        return this;
    }

    public ChurnFixture because(ChurnReason churnReason) {
        reason = churnReason;
        return this;
    }

    public ChurnFixture inTier(Tier customerTier) {
        tier = customerTier;
        return this;
    }

    public ChurnFixture inNoKnownTier() {
        tier = null;
        return this;
    }

    public ChurnFixture withAnOpenComplaint() {
        openComplaint = true;
        return this;
    }

    public ChurnContext build() {
        var customer = new CustomerSnapshot(
                customerId, Stage.CHURNED, tier, reason, 0.8, "ja-JP", "Asia/Tokyo", null, null, openComplaint);
        return new ChurnContext(
                UUID.nameUUIDFromBytes(customerId.getBytes(UTF_8)),
                customerId,
                reason,
                openComplaint,
                CustomerFacts.of(customer, NOW));
    }
}
