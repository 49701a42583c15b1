package io.winback.chassis.access;

import java.util.Locale;

/** The kind of a caller. Two callers of different kinds are never the same, even if their names are equal. */
public enum CallerKind {
    /** A person of this installation. */
    PERSON,
    /** A person or a system with an account at the identity provider. */
    PROVIDER_ACCOUNT,
    /** An API key, also in a session that was opened with it. */
    KEY,
    /** Another service of the installation. */
    SERVICE;

    /** As names of callers and headers have it: {@code provider-account}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no kind has this text */
    static CallerKind parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
