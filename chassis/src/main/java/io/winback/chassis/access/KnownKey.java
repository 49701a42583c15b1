package io.winback.chassis.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An API key as a service knows it.
 *
 * @param keyId of an issued key; null for a configured key
 * @param name of the caller; a key and its successor have the same name
 * @param hash the SHA-256 of the key in lower-case hexadecimal
 * @param scopes what the key is limited to; empty for all that its roles allow
 * @param expiresAt the key is refused from this time on; null if there is no such time
 * @param revokedAt null if the key was not revoked
 */
public record KnownKey(
        UUID keyId,
        String name,
        String hash,
        Set<Role> roles,
        Set<AccessScope> scopes,
        Instant expiresAt,
        Instant revokedAt) {

    /** A configured key. It is accepted as long as the setting has it. */
    public KnownKey(String name, String hash, Set<Role> roles, Set<AccessScope> scopes) {
        this(null, name, hash, roles, scopes, null, null);
    }

    public boolean isOfService() {
        return roles.contains(Role.SERVICE);
    }

    /** Whether the key is neither expired nor revoked. */
    boolean isAccepted(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether the scopes of the key include the request. */
    boolean includes(String method, String path) {
        return scopes.isEmpty() || scopes.stream().anyMatch(scope -> scope.allows(method, path));
    }
}
