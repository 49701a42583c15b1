package io.winback.campaign.access.keys;

import io.winback.chassis.access.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a person typed in the form of a new key. It is shown again if it is refused.
 *
 * @param scopes with spaces, commas or line breaks between them
 */
record KeyForm(String name, Set<Role> roles, String scopes, KeyLifetime lifetime) {

    static final KeyForm EMPTY = new KeyForm("", Set.of(), "", KeyLifetime.DAYS_365);

    KeyRequest request(Instant now) {
        return new KeyRequest(name.strip(), roles, scopeList(), lifetime.end(now));
    }

    private List<String> scopeList() {
        return Arrays.stream(scopes.split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }
}
