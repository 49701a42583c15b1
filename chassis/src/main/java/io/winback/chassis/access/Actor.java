package io.winback.chassis.access;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The caller for whom a service calls another service, as the header {@code Winback-Actor}: {@code person:owner;
 * roles=SUPPORT+VIEWER}. The called service applies the roles of the actor instead of those of the service.
 *
 * @param roles without {@link Role#SERVICE}
 */
record Actor(CallerKind kind, String id, Set<Role> roles) {

    static final String HEADER = "Winback-Actor";

    private static final Pattern TEXT =
            Pattern.compile("(person|provider-account|key):([A-Za-z0-9._-]{1,64}); roles=([A-Z]+(?:\\+[A-Z]+)*)?");

    Actor {
        roles = roles.stream().filter(Role.grantable()::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the header. Unknown roles are left out. @throws IllegalArgumentException if the text has another form */
    static Actor parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "the header Winback-Actor must have the form person:id; roles=ROLE+ROLE, with at most 64 characters in the id");
        }
        var roles = parts.group(3) == null ? "" : parts.group(3);
        return new Actor(
                CallerKind.parse(parts.group(1)),
                parts.group(2),
                Arrays.stream(roles.split("\\+"))
                        .flatMap(name -> Role.withName(name).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String toString() {
        return "%s:%s; roles=%s"
                .formatted(
                        kind.text(),
                        id,
                        new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining("+")));
    }
}
