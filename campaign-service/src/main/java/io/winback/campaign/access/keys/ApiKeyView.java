package io.winback.campaign.access.keys;

import io.winback.chassis.access.Role;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An API key as callers see it.
 *
 * @param key the key itself, only in the answer that issues it. It cannot be shown again
 * @param beginning the first characters of the key, by which a person recognises it
 * @param roles in the order of the matrix
 * @param scopes what the key is limited to; empty for all that its roles allow
 * @param createdBy the caller who issued it, such as {@code person:owner}
 * @param expiresAt when it is refused at the latest: its expiry, or the end of the overlap with its successor; absent if there is no
 *     such time
 * @param replacedBy the id of its successor; absent without one
 * @param lastUsedAt its last use at any service, at most two minutes late; absent if it was not used
 */
record ApiKeyView(
        UUID keyId,
        @Nullable String key,
        String beginning,
        String name,
        List<Role> roles,
        List<String> scopes,
        KeyState state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable UUID replacedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable Instant lastUsedAt) {

    /** @param lastUsedAt null if it was not used */
    static ApiKeyView of(ApiKey key, Instant lastUsedAt, Instant now) {
        return of(key, null, lastUsedAt, now);
    }

    /** With the text of the key. */
    static ApiKeyView of(IssuedKey issued, Instant now) {
        return of(issued.key(), issued.text(), null, now);
    }

    private static ApiKeyView of(ApiKey key, String text, Instant lastUsedAt, Instant now) {
        return new ApiKeyView(
                key.id(),
                text,
                key.beginning(),
                key.name(),
                key.roles().stream().sorted().toList(),
                key.scopes(),
                key.state(now),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt().orElse(null),
                key.replacedBy().orElse(null),
                key.revokedAt().orElse(null),
                key.revokedBy().orElse(null),
                lastUsedAt);
    }
}
