package io.winback.local.stack;

import io.winback.local.standin.StandIns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The secrets of one installation. They are random, created at the first start, and stored in a file that only its owner
 * can read. A secret that a later version needs is added; existing secrets stay.
 */
final class LocalSecrets {

    private static final String FILE = "secrets.properties";
    /** Our own keys, by environment variable. The variable names the service. */
    private static final List<String> KEYS = List.of(
            "WINBACK_CUSTOMER_SURVEYS_LINK_SECRET",
            "WINBACK_CAMPAIGN_DRAW_SALT",
            "WINBACK_NOTIFICATION_LINK_SECRET",
            "WINBACK_NOTIFICATION_PRIVACY_SECRET");

    private static final int KEY_CHARACTERS = 43;
    private static final int PASSWORD_CHARACTERS = 24;

    /**
     * The defaults of earlier versions. They keep the holdouts, the links and the suppressions of erased customers of an
     * earlier installation.
     */
    private static final Map<String, String> FORMER_DEFAULTS = Map.of(
            "WINBACK_CAMPAIGN_DRAW_SALT", "winback",
            "WINBACK_NOTIFICATION_PREVIOUS_LINK_SECRET", "change-me-in-production",
            "WINBACK_NOTIFICATION_PREVIOUS_PRIVACY_SECRET", "change-me-in-production");

    private static final int RANDOM_BYTES = 32;

    private final Path home;

    /** @param home the folder of the installation */
    LocalSecrets(Path home) {
        this.home = home;
    }

    /** Creates missing secrets. It must run before the database is created, because an existing database marks an earlier installation. */
    synchronized void prepare() {
        var all = load();
        var missing = new LinkedHashMap<String, String>();
        needed().forEach((name, length) -> {
            if (!all.containsKey(name)) {
                missing.put(name, random(length));
            }
        });
        AccessKeys.variables().forEach(name -> {
            if (!all.containsKey(name)) {
                missing.put(name, AccessKeys.PREFIX + random(KEY_CHARACTERS));
            }
        });
        if (isEarlierInstallation()) {
            missing.putAll(FORMER_DEFAULTS);
        }
        if (!missing.isEmpty()) {
            all.putAll(missing);
            store(all);
        }
        accessKeys().write(home);
    }

    /** The API keys. There are none before {@link #prepare}. */
    synchronized AccessKeys accessKeys() {
        return new AccessKeys(load());
    }

    /** The secrets of one service, as environment variables. */
    synchronized Map<String, String> of(String service) {
        var own = load();
        var prefix = "WINBACK_%s_".formatted(service.toUpperCase(Locale.ROOT));
        own.keySet().removeIf(name -> !name.startsWith(prefix));
        return own;
    }

    /** Length by environment variable. */
    private static Map<String, Integer> needed() {
        var lengths = new LinkedHashMap<String, Integer>();
        KEYS.forEach(name -> lengths.put(name, KEY_CHARACTERS));
        lengths.put(AccessKeys.PASSWORD, PASSWORD_CHARACTERS);
        StandIns.credentials().forEach((setting, length) -> lengths.put(EnvironmentVariable.of(setting), length));
        return lengths;
    }

    /** Whether there is a database without a secrets file, so that it used the former defaults. */
    private boolean isEarlierInstallation() {
        return !Files.exists(home.resolve(FILE)) && Files.exists(home.resolve("postgres/PG_VERSION"));
    }

    private Map<String, String> load() {
        var file = home.resolve(FILE);
        var stored = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                stored.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var secrets = new LinkedHashMap<String, String>();
        stored.forEach((name, value) -> secrets.put(name.toString(), value.toString()));
        return secrets;
    }

    private void store(Map<String, String> secrets) {
        var properties = new Properties();
        properties.putAll(secrets);
        try {
            var text = new StringWriter();
            properties.store(text, "Secrets of this installation; do not share");
            PrivateFile.write(home.resolve(FILE), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets cannot be stored in " + home, e);
        }
    }

    private static String random(int length) {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
    }
}
