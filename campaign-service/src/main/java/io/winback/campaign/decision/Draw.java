package io.winback.campaign.decision;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A draw that always falls the same way: a salted SHA-256 of the person and the episode. Nothing has to be stored for a
 * redelivered event to find the same lot, and no two purposes or campaigns share one.
 */
final class Draw {

    /** A double holds 53 bits exactly. */
    private static final int BITS = 53;

    private final String salt;

    Draw(String salt) {
        this.salt = salt;
    }

    /** @return uniform in [0, 1) */
    double of(String purpose, String campaignId, Loss loss) {
        var lot = String.join(
                "\n",
                salt,
                purpose,
                campaignId,
                loss.customerId(),
                loss.episodeId().toString());
        long bits = ByteBuffer.wrap(sha256(lot)).getLong() >>> (Long.SIZE - BITS);
        return bits / (double) (1L << BITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
