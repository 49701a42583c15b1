package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import io.winback.chassis.secrets.Sha256;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;

/**
 * Assigns customers to holdouts and variants by a salted SHA-256 hash of campaign, customer and occasion. The same occasion
 * always gets the same position, so nothing is stored for it. Positions of different purposes and campaigns are
 * independent of each other.
 */
@Singleton
public final class Bucketing {

    /** A double holds 53 bits exactly. */
    private static final int BITS = 53;

    private final String salt;

    @Inject
    Bucketing(CampaignConfiguration configuration) {
        this(configuration.drawSalt());
    }

    public Bucketing(String salt) {
        this.salt = salt;
    }

    /** @return the position of the customer, uniform in [0, 1) */
    public double position(String purpose, String campaignId, OccasionContext context) {
        var key = String.join(
                "\n",
                salt,
                purpose,
                campaignId,
                context.customerId(),
                context.occasionId().toString());
        long bits = ByteBuffer.wrap(Sha256.of(key)).getLong() >>> (Long.SIZE - BITS);
        return bits / (double) (1L << BITS);
    }
}
