package io.winback.customer.survey;

import io.winback.chassis.secrets.Base64Url;
import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Links that name an invitation, signed (HMAC-SHA-256, the first 128 bits), so that they cannot be forged. */
@ApplicationScoped
class SurveyLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int ID_BYTES = 16;

    private final String publicUrl;
    private final SecretKeySpec key;

    SurveyLinks(CustomerConfiguration configuration) {
        this.publicUrl = configuration.surveys().publicUrl();
        this.key = new SecretKeySpec(configuration.surveys().linkSecret().getBytes(UTF_8), ALGORITHM);
    }

    String to(UUID invitationId) {
        var id = bytes(invitationId);
        var token = ByteBuffer.allocate(ID_BYTES + SIGNATURE_BYTES).put(id).put(signature(id));
        return publicUrl + "/s/" + Base64Url.encode(token.array());
    }

    /** The invitation of a token; empty if the signature is invalid. */
    Optional<UUID> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64Url.decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        var id = Arrays.copyOf(bytes, ID_BYTES);
        if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, ID_BYTES, bytes.length), signature(id))) {
            return Optional.empty();
        }
        var halves = ByteBuffer.wrap(id);
        return Optional.of(new UUID(halves.getLong(), halves.getLong()));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] signature(byte[] id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(id), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
