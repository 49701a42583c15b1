package io.winback.chassis.access;

import io.winback.chassis.secrets.Sha256;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A caller as the identity provider describes it.
 *
 * @param name as other services accept it
 * @param roles never with {@link Role#SERVICE}
 */
record ProviderCaller(String name, Set<Role> roles) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int HASH_DIGITS = 32;
    private static final Pattern HASHED = Pattern.compile("provider-[0-9a-f]{" + HASH_DIGITS + "}");

    /**
     * @param name of the token; one with other characters, or that looks like a hash, becomes a hash, so that no two callers have the
     *     same name
     * @param values of the claim with the roles; unknown ones are left out
     * @param prefix of the values that are roles
     */
    static ProviderCaller of(String name, Collection<String> values, String prefix) {
        return new ProviderCaller(
                isPlain(name) ? name : "provider-" + hash(name),
                values.stream()
                        .flatMap(value -> Role.grantable().stream().filter(role -> names(role, value, prefix)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Groups of some providers begin with a slash. */
    private static boolean names(Role role, String value, String prefix) {
        var expected = prefix.toLowerCase(Locale.ROOT) + role.name().toLowerCase(Locale.ROOT);
        var group = value.startsWith("/") ? value.substring(1) : value;
        return group.toLowerCase(Locale.ROOT).equals(expected);
    }

    private static boolean isPlain(String name) {
        return NAME.matcher(name).matches() && !HASHED.matcher(name).matches();
    }

    private static String hash(String name) {
        return HexFormat.of().formatHex(Sha256.of(name)).substring(0, HASH_DIGITS);
    }
}
