package io.winback.chassis.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of {@code winback.access.configured-keys}: entries {@code name:ROLE+ROLE:sha256} with commas between them. A fourth
 * part {@code :scope:write+scope:read} limits a key.
 */
final class ConfiguredKeys {

    private static final Pattern ENTRY = Pattern.compile("([^:]*):([^:]*):([^:]*)(?::(.+))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private ConfiguredKeys() {}

    /**
     * @param text of the setting; null or blank for no keys
     * @throws IllegalArgumentException with the entry that is wrong, and what is expected. It holds no hash.
     */
    static List<KnownKey> parse(String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        var keys = new LinkedHashMap<String, KnownKey>();
        var entries = text.split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            var key = entry(i + 1, entries[i].strip());
            if (keys.put(key.hash(), key) != null) {
                throw wrong(i + 1, "its hash is that of an earlier entry");
            }
        }
        return List.copyOf(keys.values());
    }

    private static KnownKey entry(int number, String text) {
        var parts = ENTRY.matcher(text);
        if (!parts.matches()) {
            throw wrong(number, "it must have three or four parts with colons between them");
        }
        if (!NAME.matcher(parts.group(1)).matches()) {
            throw wrong(number, "the name must be 1 to 64 of a-z 0-9 -, not \"%s\"".formatted(parts.group(1)));
        }
        if (!HASH.matcher(parts.group(3)).matches()) {
            throw wrong(number, "the hash must be the SHA-256 of the key as 64 lower-case hexadecimal digits");
        }
        return new KnownKey(
                parts.group(1),
                parts.group(3),
                each(parts.group(2), name -> role(number, name)),
                each(parts.group(4), scope -> scope(number, scope)));
    }

    private static <T> Set<T> each(String text, Function<String, T> read) {
        return text == null || text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split("\\+", -1)).map(read).collect(Collectors.toUnmodifiableSet());
    }

    private static Role role(int number, String name) {
        return Role.withName(name)
                .orElseThrow(() -> wrong(
                        number,
                        "the role must be one of %s, not \"%s\""
                                .formatted(
                                        Stream.of(Role.values()).map(Role::name).collect(Collectors.joining(", ")),
                                        name)));
    }

    private static AccessScope scope(int number, String text) {
        try {
            return AccessScope.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(number, e.getMessage());
        }
    }

    private static IllegalArgumentException wrong(int number, String fault) {
        return new IllegalArgumentException(
                "winback.access.configured-keys (WINBACK_ACCESS_CONFIGURED_KEYS): entry %d: %s; expected name:ROLE+ROLE:sha256 or name:ROLE+ROLE:sha256:scope+scope"
                        .formatted(number, fault));
    }
}
