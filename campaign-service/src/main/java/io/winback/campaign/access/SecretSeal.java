package io.winback.campaign.access;

import io.winback.chassis.secrets.Base64Url;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals a secret for a short way through a browser: AES-256-GCM with a key of its own, which is derived from the service key. The sealed
 * text is base64url of the nonce and the ciphertext. It can be opened for the same context only, within a minute.
 */
final class SecretSeal {

    /** How long a secret can be opened. */
    static final Duration LIFETIME = Duration.ofMinutes(1);

    private static final String PURPOSE = "winback secret that is shown once";
    private static final String DERIVATION = "HmacSHA256";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int BITS = 8;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    SecretSeal(String serviceKey, RandomGenerator random) {
        this.random = random;
        try {
            var mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(serviceKey.getBytes(UTF_8), DERIVATION));
            key = new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param context for which it can be opened */
    String seal(String secret, String context, Instant now) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var text = secret.getBytes(UTF_8);
        var plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(now.plus(LIFETIME).getEpochSecond())
                .put(text);
        try {
            var ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.array());
            return Base64Url.encode(ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty after its lifetime, for another context, and for a text that this key did not seal. */
    Optional<String> open(String sealed, String context, Instant now) {
        try {
            var bytes = Base64Url.decode(sealed);
            if (bytes.length < NONCE_BYTES + TAG_BYTES + Long.BYTES) {
                return Optional.empty();
            }
            var nonce = new byte[NONCE_BYTES];
            System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
            var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, context)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
            return now.isBefore(Instant.ofEpochSecond(plain.getLong()))
                    ? Optional.of(UTF_8.decode(plain).toString())
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }
}
