package io.winback.chassis.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The keys of an installation: one keyset for values (AES-256-GCM) and one for blind indexes (HMAC-SHA-256). Their file is JSON
 * with the fields {@code values} and {@code indexes}, each a keyset of Tink.
 */
public final class SealingKeys {

    /** The begin of the name of keys of this repository, which are for development and tests only. */
    static final String DEVELOPMENT = "classpath:";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALUES = "values";
    private static final String INDEXES = "indexes";

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final Keyset values;
    private final Keyset indexes;

    private SealingKeys(Keyset values, Keyset indexes) {
        this.values = values;
        this.indexes = indexes;
    }

    /** What is wrong with a keyset file; empty if it can be used. The keys for development are refused. */
    public static Optional<String> problemWith(String file) {
        try {
            if (file.startsWith(DEVELOPMENT)) {
                return Optional.of("has the keys for development");
            }
            read(Path.of(file));
            return Optional.empty();
        } catch (InvalidKeyset e) {
            return Optional.of("is no usable file: " + e.getMessage());
        }
    }

    /** New keys, which are random. */
    static SealingKeys create() {
        try {
            return new SealingKeys(
                    Keyset.create(PredefinedAeadParameters.AES256_GCM),
                    Keyset.create(PredefinedPrfParameters.HMAC_SHA256_PRF));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK supports AES and HMAC-SHA-256", e);
        }
    }

    /** @throws InvalidKeyset if the file cannot be used */
    static SealingKeys read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new InvalidKeyset(
                    "%s cannot be read: %s".formatted(file, e.getClass().getSimpleName()));
        } catch (InvalidKeyset e) {
            throw new InvalidKeyset(file + " " + e.getMessage());
        }
    }

    /** @throws InvalidKeyset if the text is no keyset file */
    static SealingKeys parse(String json) {
        try {
            var file = JSON.readTree(json);
            var keys = new SealingKeys(keyset(file, VALUES), keyset(file, INDEXES));
            keys.cipher();
            return keys;
        } catch (JsonProcessingException | GeneralSecurityException e) {
            // The cause is left out, because its message may quote the file.
            throw new InvalidKeyset("is no keyset file, which has the fields %s and %s".formatted(VALUES, INDEXES));
        }
    }

    private static Keyset keyset(JsonNode file, String name) throws GeneralSecurityException {
        return Keyset.parse(file.path(name).toString());
    }

    String json() {
        try {
            var file = JSON.createObjectNode();
            file.set(VALUES, JSON.readTree(values.json()));
            file.set(INDEXES, JSON.readTree(indexes.json()));
            return file.toPrettyString() + "\n";
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("Tink writes its keysets as JSON", e);
        }
    }

    /** With a new key for values and one for indexes, which are not in use yet. */
    SealingKeys withNewKeys() {
        return changed(set -> {
            try {
                return set.withNewKey();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** With the newest keys in use. */
    SealingKeys withNewestInUse() {
        return changed(set -> {
            try {
                return set.withNewestAsPrimary();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Without the keys that are older than those in use. */
    SealingKeys withoutOldKeys() {
        return changed(set -> {
            try {
                return set.withoutOldKeys();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private SealingKeys changed(UnaryOperator<Keyset> change) {
        return new SealingKeys(change.apply(values), change.apply(indexes));
    }

    Cipher cipher() throws GeneralSecurityException {
        return new Cipher(values, indexes);
    }

    Keyset values() {
        return values;
    }

    Keyset indexes() {
        return indexes;
    }
}
