package io.winback.chassis.sealing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals and opens personal columns. A value from before sealing is plain text, and is read as it is. All methods accept null, and
 * return null for it.
 */
@ApplicationScoped
public class Sealing {

    private static final Logger LOG = Logger.getLogger(Sealing.class);

    private final SealingConfiguration configuration;
    private volatile Cipher cipher;

    Sealing(SealingConfiguration configuration) {
        this.configuration = configuration;
    }

    /** A service with an unusable keyset file does not start. */
    void onStartup(@Observes StartupEvent startup) {
        if (configuration.keysetFile().isPresent()) {
            cipher();
        }
    }

    /** The value to store. An empty text stays as it is. */
    public String seal(SealedColumn column, String rowId, String plain) {
        if (plain == null || plain.isEmpty() || !writes() && !isForged(plain)) {
            return plain;
        }
        return cipher().seal(column, rowId, plain);
    }

    /** @throws CannotOpen if the value is sealed, and its key is unknown, or it was changed or moved */
    public String open(SealedColumn column, String rowId, String stored) {
        if (!Cipher.isSealed(stored)) {
            return stored;
        }
        if (!cipher().hasKey(Cipher.keyOf(stored))) {
            // The key may be newer than the keys in memory.
            reload();
        }
        return cipher().open(column, rowId, stored);
    }

    /**
     * As {@link #open}, but a value that cannot be opened counts as absent, so that it does not stop the work on others. The log
     * names its place.
     */
    public String openIfReadable(SealedColumn column, String rowId, String stored) {
        try {
            return open(column, rowId, stored);
        } catch (CannotOpen e) {
            LOG.errorf("a value counts as absent: %s", e.getMessage());
            return null;
        }
    }

    /** The blind index to store; null where values are not sealed, because then the plain value is searched. */
    public String index(IndexedColumn column, Collection<String> terms) {
        return terms == null || terms.isEmpty() || !writes() ? null : cipher().index(column, terms);
    }

    /** The blind indexes by which a value with this one term is found. There is one for each key. */
    public List<String> indexesOf(IndexedColumn column, String term) {
        return cipher().indexes(column, term);
    }

    /** The hashes of these terms, for each key. A blind index that contains all hashes of one key contains all terms. */
    public List<List<String>> hashesOf(IndexedColumn column, Collection<String> terms) {
        return cipher().hashes(column, terms);
    }

    /** Whether values are stored sealed. A service without keys stores them plain. */
    public boolean writes() {
        return configuration.write() && configuration.keysetFile().isPresent();
    }

    /** Whether a plain text would be read as a sealed one. */
    private boolean isForged(String plain) {
        return configuration.keysetFile().isPresent() && Cipher.isSealed(plain);
    }

    Cipher cipher() {
        if (cipher == null) {
            cipher = read();
        }
        return cipher;
    }

    /** Reads the file again. If it cannot be used, or lacks the keys in use, the keys in memory stay. */
    void reload() {
        try {
            var read = read();
            if (cipher != null && !read.hasKeys(cipher.keysInUse())) {
                LOG.errorf(
                        "the keyset file lacks the keys in use, %s; the keys in memory stay. Put back the former file, or"
                                + " restart if these keys were removed on purpose",
                        cipher.keysInUse());
                return;
            }
            if (cipher != null && !read.keysInUse().equals(cipher.keysInUse())) {
                LOG.infof("new values are sealed with the keys %s", read.keysInUse());
            }
            cipher = read;
        } catch (RuntimeException e) {
            LOG.warnf("the keyset file cannot be read again; the keys in memory stay: %s", e.getMessage());
        }
    }

    private Cipher read() {
        var file = configuration
                .keysetFile()
                .orElseThrow(() -> new InvalidKeyset("winback.sealing.keyset-file is missing"));
        try {
            return (file.startsWith(SealingKeys.DEVELOPMENT)
                            ? SealingKeys.parse(resource(file.substring(SealingKeys.DEVELOPMENT.length())))
                            : SealingKeys.read(Path.of(file)))
                    .cipher();
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyset(file + " has keys of another kind");
        }
    }

    private static String resource(String name) {
        try (InputStream in = Sealing.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidKeyset("there is no resource " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
