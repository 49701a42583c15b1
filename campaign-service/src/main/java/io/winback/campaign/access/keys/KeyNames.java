package io.winback.campaign.access.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The names of issued API keys, for pages that know only their ids. */
@ApplicationScoped
public class KeyNames {

    private final ApiKeys keys;

    KeyNames(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * @param ids may also name no key
     * @return the names by id, without those of unknown keys
     */
    @Transactional
    public Map<String, String> withIds(Collection<String> ids) {
        var known = ids.stream().flatMap(id -> parsed(id).stream()).toList();
        return keys.withIds(known).stream()
                .collect(Collectors.toMap(key -> key.id().toString(), ApiKey::name));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
