package io.winback.notification.recipient;

import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A keyed hash (HMAC-SHA-256) of personal data: the same text is recognised, and cannot be read from the hash. After a change
 * of the key, hashes of the previous key are still recognised, and new hashes use the new key.
 */
@ApplicationScoped
class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** The new key first. */
    private final List<SecretKeySpec> keys;

    KeyedHash(NotificationConfiguration configuration) {
        this.keys = Stream.concat(
                        Stream.of(configuration.privacySecret()), configuration.previousPrivacySecret().stream())
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
                .toList();
    }

    /** The hash to store. */
    String of(String text) {
        return hash(keys.get(0), text);
    }

    /** The hashes to search for, of the current and of the previous key. */
    List<String> allOf(String text) {
        return keys.stream().map(key -> hash(key, text)).toList();
    }

    private static String hash(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK supports " + ALGORITHM, e);
        }
    }
}
