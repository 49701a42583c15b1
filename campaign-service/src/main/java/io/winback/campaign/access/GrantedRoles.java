package io.winback.campaign.access;

import io.winback.chassis.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Roles as a column has them: names with + between them. The role of services is never among them. */
public final class GrantedRoles {

    private GrantedRoles() {}

    public static String text(Collection<Role> roles) {
        return new TreeSet<>(roles)
                .stream().filter(Role.grantable()::contains).map(Role::name).collect(Collectors.joining("+"));
    }

    /** In the order of the roles. */
    public static Set<Role> parse(String text) {
        return Arrays.stream(text.split("\\+"))
                .flatMap(name -> Role.withName(name).stream())
                .filter(Role.grantable()::contains)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }
}
