package io.winback.chassis.secrets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** SHA-256 (FIPS 180-4). Every Java platform has it. */
public final class Sha256 {

    private Sha256() {}

    public static MessageDigest digester() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes of the hash of the text in UTF-8. */
    public static byte[] of(String text) {
        return digester().digest(text.getBytes(UTF_8));
    }
}
