package io.winback.chassis.access;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All keys that this replica accepts, in memory, by their hash: configured keys, and issued keys as they were last read from the
 * database. A key is found without a query, and its secret is never compared character by character. A setting that cannot be
 * read ends the start.
 */
@ApplicationScoped
@Startup
public class KeyRing {

    private final Map<String, KnownKey> configured;
    private final KeyUses uses;
    private final Clock clock;
    private volatile Map<String, KnownKey> issued = Map.of();

    KeyRing(AccessConfiguration configuration, KeyUses uses, Clock clock) {
        configured = byHash(ConfiguredKeys.parse(configuration.configuredKeys().orElse(null)));
        this.uses = uses;
        this.clock = clock;
    }

    /** @param key as the caller sent it */
    public Optional<KnownKey> find(String key) {
        return ApiKeyText.isKey(key) ? withHash(ApiKeyText.hash(key)) : Optional.empty();
    }

    /** @param hash of a key that was found earlier; empty if the key is not accepted any more */
    public Optional<KnownKey> withHash(String hash) {
        var now = clock.instant();
        var key = Optional.ofNullable(issued.getOrDefault(hash, configured.get(hash)))
                .filter(known -> known.isAccepted(now));
        key.map(KnownKey::keyId).ifPresent(keyId -> uses.note(keyId, now));
        return key;
    }

    /** Whether a configured key has this name. */
    public boolean isConfigured(String name) {
        return configured.values().stream().anyMatch(key -> key.name().equals(name));
    }

    /** The names of the configured keys, in alphabetical order. */
    public List<String> configuredNames() {
        return configured.values().stream()
                .map(KnownKey::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Replaces all issued keys, also those that have expired or were revoked. */
    public void replaceIssued(Collection<KnownKey> keys) {
        issued = byHash(keys);
    }

    private static Map<String, KnownKey> byHash(Collection<KnownKey> keys) {
        return keys.stream().collect(Collectors.toUnmodifiableMap(KnownKey::hash, key -> key));
    }
}
