package io.winback.testkit;

import com.microsoft.playwright.BrowserContext;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The API keys of the tests: one with all roles, one for each role, and one without a role. They are the same in every process. */
public final class TestKeys {

    /** The header of an API key. */
    public static final String HEADER = "X-Api-Key";

    private static final List<String> ROLES =
            List.of("VIEWER", "MARKETER", "APPROVER", "SUPPORT", "INTEGRATOR", "OPERATOR", "ADMIN", "SERVICE");

    private static final String TESTS = "tests";
    private static final String WITHOUT_ROLES = "without-roles";

    private TestKeys() {}

    /** The key with all roles. */
    public static String withAllRoles() {
        return key(TESTS);
    }

    /** A key without a role: it is known, and may do nothing. */
    public static String withoutRoles() {
        return key(WITHOUT_ROLES);
    }

    /** The key of a role, such as {@code VIEWER}. */
    public static String of(String role) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("unknown role %s; expected one of %s".formatted(role, ROLES));
        }
        return key(name(role));
    }

    /** All keys as the value of {@code winback.access.configured-keys}. It has hashes only. */
    public static String configured() {
        return Stream.concat(
                        Stream.of(entry(TESTS, String.join("+", ROLES)), entry(WITHOUT_ROLES, "")),
                        ROLES.stream().map(role -> entry(name(role), role)))
                .collect(Collectors.joining(","));
    }

    /** Adds the key with all roles to a request. */
    public static HttpRequest.Builder on(HttpRequest.Builder request) {
        return request.header(HEADER, withAllRoles());
    }

    /** Adds the key with all roles to every request of a browser. */
    public static BrowserContext on(BrowserContext browser) {
        browser.setExtraHTTPHeaders(Map.of(HEADER, withAllRoles()));
        return browser;
    }

    private static String entry(String name, String roles) {
        return "%s:%s:%s".formatted(name, roles, HexFormat.of().formatHex(sha256(key(name))));
    }

    private static String key(String name) {
        return "wbk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("winback test key " + name));
    }

    private static String name(String role) {
        return role.toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
