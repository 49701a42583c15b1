package io.winback.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The credentials of one installation: an API key for each role, one for each service that calls other services, and the first
 * password of the owner.
 */
public final class AccessKeys {

    /** The roles of callers. */
    public static final List<String> ROLES =
            List.of("VIEWER", "MARKETER", "APPROVER", "SUPPORT", "INTEGRATOR", "OPERATOR", "ADMIN");

    /** The header of a key. */
    public static final String HEADER = "X-Api-Key";

    static final String PREFIX = "wbk_";

    /** The first person of the console. */
    public static final String OWNER = "owner";

    /** The secret with the first password of the owner. */
    static final String PASSWORD = "WINBACK_PASSWORD";

    private static final String USER = "WINBACK_USER";

    private static final List<String> CALLING_SERVICES = List.of("customer", "campaign");
    private static final String CONFIGURED_KEYS = "WINBACK_ACCESS_CONFIGURED_KEYS";
    private static final String CREDENTIALS = "credentials.env";
    private static final String HEADER_FILE = "key";

    private final Map<String, String> secrets;

    /** @param secrets by variable; those of keys are {@link #variables()} */
    AccessKeys(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    /** The names of the keys among the secrets. */
    static List<String> variables() {
        var variables = new ArrayList<>(ROLES.stream().map(AccessKeys::ofRole).toList());
        CALLING_SERVICES.forEach(service -> variables.add(ofService(service)));
        return variables;
    }

    /** The file with all keys of roles as variables of a shell, and the setting with which a service accepts them. */
    static Path credentials(Path home) {
        return home.resolve(CREDENTIALS);
    }

    /** The file with the header of the key of ADMIN, for {@code curl -H @FILE}. */
    static Path header(Path home) {
        return home.resolve(HEADER_FILE);
    }

    /** @throws StackFailure if the installation has no keys yet */
    String admin() {
        var key = secrets.get(ofRole("ADMIN"));
        if (key == null) {
            throw new StackFailure("there are no API keys yet; winback up creates them");
        }
        return key;
    }

    /**
     * The first password of the owner, who can change it in the console.
     *
     * @throws StackFailure if the installation has none yet
     */
    String ownerPassword() {
        var password = secrets.get(PASSWORD);
        if (password == null) {
            throw new StackFailure("the owner has no password yet; winback up creates one");
        }
        return password;
    }

    /** The environment variables of a service: the hashes of all keys, and its own key if it calls other services. */
    Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        environment.put(CONFIGURED_KEYS, configured());
        environment.put("WINBACK_ACCESS_OPENAPI", "PUBLIC");
        if (CALLING_SERVICES.contains(service)) {
            environment.put("WINBACK_ACCESS_SERVICE_KEY", secrets.get(ofService(service)));
        }
        return environment;
    }

    /** Writes the keys of the roles, and the header of the key of ADMIN, to files of the installation. */
    void write(Path home) {
        var lines = new ArrayList<String>();
        lines.add("# The API keys of this installation, one for each role; do not share");
        ROLES.forEach(role -> lines.add(ofRole(role) + "=" + secrets.get(ofRole(role))));
        lines.add("# The first sign-in to the console; a password that was changed there is not written here");
        lines.add(USER + "=" + OWNER);
        lines.add(PASSWORD + "=" + ownerPassword());
        lines.add("# The setting with which a service accepts them; it has hashes only");
        lines.add(CONFIGURED_KEYS + "=" + configured());
        try {
            PrivateFile.write(credentials(home), String.join("\n", lines) + "\n");
            PrivateFile.write(header(home), "%s: %s\n".formatted(HEADER, admin()));
        } catch (IOException e) {
            throw new UncheckedIOException("the API keys cannot be stored in " + home, e);
        }
    }

    private String configured() {
        return Stream.concat(
                        ROLES.stream().map(role -> entry("local-" + role.toLowerCase(Locale.ROOT), role, ofRole(role))),
                        CALLING_SERVICES.stream()
                                .map(service -> entry(service + "-service", "SERVICE", ofService(service))))
                .collect(Collectors.joining(","));
    }

    private String entry(String name, String role, String variable) {
        return "%s:%s:%s".formatted(name, role, hash(secrets.get(variable)));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ofRole(String role) {
        return "WINBACK_KEY_" + role;
    }

    private static String ofService(String service) {
        return "WINBACK_KEY_%s_SERVICE".formatted(service.toUpperCase(Locale.ROOT));
    }
}
