package io.winback.chassis.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A set of operations that a caller may use. A caller may have several roles. {@code docs/security.md} lists the operations. */
public enum Role {
    VIEWER,
    MARKETER,
    APPROVER,
    SUPPORT,
    INTEGRATOR,
    OPERATOR,
    ADMIN,
    /** Another service of the same installation. No person and no system of a customer has this role. */
    SERVICE;

    /** The names, as annotations need them. */
    public static final class Names {

        public static final String VIEWER = "VIEWER";
        public static final String MARKETER = "MARKETER";
        public static final String APPROVER = "APPROVER";
        public static final String SUPPORT = "SUPPORT";
        public static final String INTEGRATOR = "INTEGRATOR";
        public static final String OPERATOR = "OPERATOR";
        public static final String ADMIN = "ADMIN";
        public static final String SERVICE = "SERVICE";

        private Names() {}
    }

    public static Optional<Role> withName(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }

    /** The roles that people and systems outside the installation may have. */
    public static Set<Role> grantable() {
        return EnumSet.complementOf(EnumSet.of(SERVICE));
    }
}
