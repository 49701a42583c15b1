package io.winback.campaign.access.keys;

import io.winback.chassis.access.AccessScope;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.InvalidInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a new API key allows.
 *
 * @param name of the caller
 * @param roles without that of services
 * @param scopes in alphabetical order; empty for all that the roles allow
 * @param expiresAt null if the key does not expire
 */
record KeyTerms(String name, Set<Role> roles, List<String> scopes, Instant expiresAt) {

    /** The same as that of configured keys. */
    static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    static final String NAME_RULE = "must have 1 to 64 of a-z 0-9 -, and begin with a letter or a digit";

    /** The most scopes of one key. */
    static final int MOST_SCOPES = 50;

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * @param scopes each allows something with these roles; null or empty for all that the roles allow
     * @throws InvalidInput with the field that is wrong
     */
    static KeyTerms of(String name, Set<Role> roles, List<String> scopes, Instant expiresAt, Instant now) {
        if (name == null || !NAMES.matcher(name).matches()) {
            throw InvalidInput.inBody("name", NAME_RULE);
        }
        if (roles == null || roles.isEmpty()) {
            throw InvalidInput.inBody("roles", "must have at least one role");
        }
        if (roles.contains(Role.SERVICE)) {
            throw InvalidInput.inBody(
                    "roles", "must be roles of systems; SERVICE is for the services of this installation only");
        }
        return new KeyTerms(name, Set.copyOf(roles), scopes(scopes, roles), expiry(expiresAt, now));
    }

    /** @throws InvalidInput if the time is not in the future */
    static Instant expiry(Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw InvalidInput.inBody(
                    "expiresAt",
                    "must be in the future, but is %s; it is now %s"
                            .formatted(expiresAt, now.truncatedTo(ChronoUnit.SECONDS)));
        }
        if (expiresAt != null && expiresAt.isAfter(LATEST)) {
            throw InvalidInput.inBody("expiresAt", "must be before the year 10000; leave it out for no expiry");
        }
        return expiresAt;
    }

    private static List<String> scopes(List<String> texts, Set<Role> roles) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST_SCOPES) {
            throw InvalidInput.inBody("scopes", "must have at most %d scopes".formatted(MOST_SCOPES));
        }
        var scopes = new TreeSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            scopes.add(scope("scopes[%d]".formatted(i), texts.get(i), roles));
        }
        return List.copyOf(scopes);
    }

    private static String scope(String field, String text, Set<Role> roles) {
        AccessScope scope;
        try {
            scope = AccessScope.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.inBody(field, e.getMessage());
        }
        if (!ScopeResources.ALL.contains(scope.resource())) {
            throw InvalidInput.inBody(
                    field,
                    "%s is no resource of the API; expected one of %s"
                            .formatted(scope.resource(), String.join(", ", ScopeResources.ALL)));
        }
        var needed = ScopeResources.roles(scope);
        if (Collections.disjoint(roles, needed)) {
            throw InvalidInput.inBody(
                    field,
                    needed.isEmpty()
                            ? "%s allows nothing: no role of a key may do this".formatted(scope)
                            : "%s allows nothing with the roles %s; it needs one of the roles %s"
                                    .formatted(scope, names(roles), names(needed)));
        }
        return scope.toString();
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
