package io.winback.events.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The present state of an API key. It has the hash of the key and never the key. It concerns no customer, so the record key names
 * the API key.
 *
 * @param hash the SHA-256 of the key in lower-case hexadecimal
 * @param name of the caller; a key and its successor have the same name
 * @param roles in alphabetical order; empty for a key that is known and may do nothing
 * @param scopes what the key is limited to, such as {@code orders:write}; empty for all that its roles allow
 * @param expiresAt the key is refused from this time on: its expiry, or the end of the overlap with its successor; absent if there is
 *     no such time
 * @param revokedAt when the key was revoked; absent if it was not
 * @param version grows with each change of the same key; a change with a lower version has no effect
 */
public record AccessKeyChanged(
        UUID keyId,
        String hash,
        String name,
        List<String> roles,
        List<String> scopes,
        Instant expiresAt,
        Instant revokedAt,
        long version)
        implements AccessEvent {

    private static final String KEY_PREFIX = "key:";

    public AccessKeyChanged {
        roles = roles == null ? List.of() : List.copyOf(roles);
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    /** The record key. It is no customer id, because it contains a colon. */
    @Override
    public String customerId() {
        return keyId == null ? null : KEY_PREFIX + keyId;
    }
}
