package io.winback.local.stack;

import java.util.Locale;

/** The names of environment variables. */
final class EnvironmentVariable {

    private EnvironmentVariable() {}

    /** The variable that overrides a setting of a service. */
    static String of(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
