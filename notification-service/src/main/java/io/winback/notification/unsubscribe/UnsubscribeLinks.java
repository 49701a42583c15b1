package io.winback.notification.unsubscribe;

import io.winback.chassis.secrets.Base64Url;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Links that contain a customer and a channel, signed with HMAC-SHA-256, so that they cannot be forged. */
@ApplicationScoped
public class UnsubscribeLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

    private final String publicUrl;
    private final SecretKeySpec key;
    /** Verifies links that were sent before the key changed. It signs no new links. */
    private final Optional<SecretKeySpec> previousKey;

    UnsubscribeLinks(NotificationConfiguration configuration) {
        this.publicUrl = configuration.publicUrl();
        this.key = key(configuration.linkSecret());
        this.previousKey = configuration.previousLinkSecret().map(UnsubscribeLinks::key);
    }

    public String create(String customerId, Channel channel) {
        var content = (channel.name() + ' ' + customerId).getBytes(UTF_8);
        return publicUrl + "/u/" + Base64Url.encode(content) + '.' + Base64Url.encode(signature(key, content));
    }

    /** The subscription of a token; empty if this service did not sign it. */
    Optional<Subscription> read(String token) {
        try {
            var parts = token.split("\\.", 2);
            if (parts.length < 2) {
                return Optional.empty();
            }
            var content = Base64Url.decode(parts[0]);
            if (!isSigned(content, Base64Url.decode(parts[1]))) {
                return Optional.empty();
            }
            var words = new String(content, UTF_8).split(" ", 2);
            return Optional.of(new Subscription(words[1], Channel.valueOf(words[0])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A customer and a channel. */
    record Subscription(String customerId, Channel channel) {}

    private boolean isSigned(byte[] content, byte[] signature) {
        return Stream.concat(Stream.of(key), previousKey.stream())
                .anyMatch(known -> MessageDigest.isEqual(signature, signature(known, content)));
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    private static byte[] signature(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK supports " + ALGORITHM, e);
        }
    }
}
