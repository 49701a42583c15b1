package io.winback.local.process;

import java.util.Optional;

/** The user root, which no part of the system needs. */
public final class RootUser {

    private static final String NAME = "root";

    private RootUser() {}

    /** What to tell a person who runs a command as root; empty for any other user. */
    public static Optional<String> warning() {
        return warning(System.getProperty("user.name"));
    }

    static Optional<String> warning(String user) {
        return NAME.equals(user)
                ? Optional.of("warning: the launcher runs as root, and so do Kafka, the stand-ins and the services."
                        + " A fault in one of them reaches the whole machine; use another user where you can."
                        + " PostgreSQL refuses root and runs as another user, for which Linux needs \"unshare\"")
                : Optional.empty();
    }
}
