package io.winback.campaign.decision;

import io.winback.chassis.secrets.Sha256;
import java.nio.ByteBuffer;

/**
 * A draw that always falls the same way: a salted SHA-256 of the person and the episode. Nothing has to be stored for a
 * redelivered event to find the same lot, and no two purposes or campaigns share one.
 */
public final class Bucketing {

    /** A double holds 53 bits exactly. */
    private static final int BITS = 53;

    private final String salt;

    public Bucketing(String salt) {
        this.salt = salt;
    }

    /** @return uniform in [0, 1) */
    public double of(String purpose, String campaignId, ChurnContext loss) {
        var lot = String.join(
                "\n",
                salt,
                purpose,
                campaignId,
                loss.customerId(),
                loss.episodeId().toString());
        long bits = ByteBuffer.wrap(Sha256.of(lot)).getLong() >>> (Long.SIZE - BITS);
        return bits / (double) (1L << BITS);
    }
}
