package io.winback.campaign.decision;

import io.winback.campaign.occasion.ChurnOccasion;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.Reach;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Churned customers for tests. A customer has the same episode each time, unless a test names one. */
public final class ChurnFixture {

    public static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private String customerId = "c-1";
    private ChurnReason reason = ChurnReason.PRICE;
    private Tier tier = Tier.HIGH;
    private boolean openComplaint;
    private Map<String, Object> attributes;
    private UUID episode;
    private Reach reach;

    private ChurnFixture() {}

    public static ChurnFixture aChurn() {
        return new ChurnFixture();
    }

    public ChurnFixture ofCustomer(String id) {
        customerId = id;
        return this;
    }

    public ChurnFixture inEpisode(UUID id) {
        episode = id;
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

    public ChurnFixture withAttributes(Map<String, Object> values) {
        attributes = values;
        return this;
    }

    /** As customer-service publishes it with the channels; without them as in earlier versions. */
    public ChurnFixture reachedBy(Reach channels) {
        reach = channels;
        return this;
    }

    public OccasionContext build() {
        return OccasionContext.of(new ChurnOccasion(event()), null, ZoneOffset.UTC, NOW);
    }

    /** The churn as customer-service publishes it. */
    public CustomerChurned event() {
        var customer = new CustomerSnapshot(
                customerId,
                Stage.CHURNED,
                tier,
                reason,
                0.8,
                "ja-JP",
                "Asia/Tokyo",
                attributes,
                null,
                openComplaint,
                reach);
        var episodeId = episode == null ? UUID.nameUUIDFromBytes(customerId.getBytes(UTF_8)) : episode;
        return new CustomerChurned(customerId, episodeId, NOW, ChurnCause.CANCELLED, customer);
    }
}
