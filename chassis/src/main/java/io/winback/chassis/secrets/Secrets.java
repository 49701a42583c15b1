package io.winback.chassis.secrets;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Checks the secrets of a service before it starts. No secret has a default outside {@code %dev} and {@code %test}, so that no
 * known secret is in use unnoticed. A placeholder of an example counts as missing.
 */
public final class Secrets {

    private static final int SHORTEST_KEY = 16;
    private static final int FEWEST_CHARACTERS = 6;
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(replace|change)[-_ ]?(me|this|it)([^a-z].*)?|<.*>|\\$\\{.*|todo|x{3,}");

    private final String service;
    private final SmallRyeConfig settings;
    private final List<String> findings = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Secrets(String service, SmallRyeConfig settings) {
        this.service = service;
        this.settings = settings;
    }

    /** Reads the settings as the service reads them when it starts. */
    public static Secrets of(String service) {
        return new Secrets(service, ConfigUtils.configBuilder().build());
    }

    static Secrets of(String service, SmallRyeConfig settings) {
        return new Secrets(service, settings);
    }

    /** A key of our own, for signatures and hashes. It must be set and hard to guess. */
    public Secrets key(String setting) {
        var value = value(setting);
        if (value.isEmpty()) {
            found(setting, "is missing");
        } else if (isPlaceholder(value.get())) {
            found(setting, "is a placeholder");
        } else if (value.get().strip().length() < SHORTEST_KEY) {
            found(setting, "is shorter than %d characters".formatted(SHORTEST_KEY));
        } else if (value.get().chars().distinct().count() < FEWEST_CHARACTERS) {
            found(setting, "has fewer than %d different characters".formatted(FEWEST_CHARACTERS));
        }
        return this;
    }

    /** A key of our own that has a form. It must be set, and have this form. */
    public Secrets key(String setting, SecretForm form) {
        var value = value(setting);
        if (value.isEmpty()) {
            found(setting, "is missing; make one with: " + form.command());
        } else if (isPlaceholder(value.get())) {
            found(setting, "is a placeholder; make a key with: " + form.command());
        } else if (!form.isOf(value.get())) {
            found(setting, "is not %s; make a key with: %s".formatted(form.description(), form.command()));
        }
        return this;
    }

    /**
     * A file with keys of our own. It must be set.
     *
     * @param problem what is wrong with a file; empty if it can be used
     * @param command that makes a file
     */
    public Secrets file(String setting, Function<String, Optional<String>> problem, String command) {
        var value = value(setting);
        if (value.isEmpty()) {
            found(setting, "is missing; make a file with: " + command);
        } else {
            problem.apply(value.get()).ifPresent(fault -> found(setting, fault + "; make a file with: " + command));
        }
        return this;
    }

    /**
     * A salt of bucketing, which signs nothing. It must be set and not be a placeholder. A short salt is accepted with a
     * warning, because a new salt would assign customers to other buckets.
     */
    public Secrets salt(String setting) {
        var value = value(setting);
        if (value.isEmpty()) {
            found(setting, "is missing");
        } else if (isPlaceholder(value.get())) {
            found(setting, "is a placeholder");
        } else if (value.get().strip().length() < SHORTEST_KEY) {
            warnings.add("%s (%s) is shorter than %d characters: others may guess it and compute the buckets"
                    .formatted(setting, variable(setting), SHORTEST_KEY));
        }
        return this;
    }

    /** A credential of a provider, in the form of the provider. It must be set. */
    public Secrets credential(String setting) {
        if (value(setting).isEmpty()) {
            found(setting, "is missing");
        }
        return optionalCredential(setting);
    }

    /** A credential that not every deployment needs. It must not be a placeholder. */
    public Secrets optionalCredential(String setting) {
        value(setting).filter(Secrets::isPlaceholder).ifPresent(value -> found(setting, "is a placeholder"));
        return this;
    }

    /** The errors, one line for each setting. No line holds a value. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    /** The warnings, one line for each setting. No line holds a value. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Prints all findings and ends the process with exit code 1, if there are any. */
    public void checkOrExit() {
        warnings.forEach(warning -> System.err.println("%s: warning: %s".formatted(service, warning)));
        if (!findings.isEmpty()) {
            System.err.println("%s cannot start with these secrets:".formatted(service));
            findings.forEach(finding -> System.err.println("  " + finding));
            System.err.println("Set each by the environment variable in parentheses."
                    + " A key can be made with this command, unless its line names another: openssl rand -base64 32");
            System.exit(1);
        }
    }

    private Optional<String> value(String setting) {
        return settings.getOptionalValue(setting, String.class).filter(value -> !value.isBlank());
    }

    private void found(String setting, String fault) {
        findings.add("%s (%s) %s".formatted(setting, variable(setting), fault));
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
