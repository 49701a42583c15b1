package io.winback.campaign.access.keys;

import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.Page;
import io.winback.chassis.keys.KnownKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Issued keys as callers see them, with their last use. */
@ApplicationScoped
class KeyViews {

    private final ApiKeys keys;
    private final KnownKeys knownKeys;
    private final Clock clock;

    KeyViews(ApiKeys keys, KnownKeys knownKeys, Clock clock) {
        this.keys = keys;
        this.knownKeys = knownKeys;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param before the last key of the page before; null for the first page
     */
    Page<ApiKeyView> page(UUID before, int limit) {
        var found =
                Page.of(keys.before(before, limit + 1), limit, key -> key.id().toString());
        var uses = knownKeys.lastUses(found.items().stream().map(ApiKey::id).toList());
        var now = clock.instant();
        return found.map(key -> ApiKeyView.of(key, uses.get(key.id()), now));
    }

    ApiKeyView withId(UUID keyId) {
        var key = keys.findByIdOptional(keyId).orElseThrow(() -> new NotFound("there is no key " + keyId));
        return of(key);
    }

    ApiKeyView of(ApiKey key) {
        return ApiKeyView.of(key, knownKeys.lastUses(List.of(key.id())).get(key.id()), clock.instant());
    }

    /** A key that was just issued, with its text. */
    ApiKeyView of(IssuedKey issued) {
        return ApiKeyView.of(issued, clock.instant());
    }
}
