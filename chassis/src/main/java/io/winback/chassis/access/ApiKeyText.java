package io.winback.chassis.access;

import io.winback.chassis.secrets.Base64Url;
import io.winback.chassis.secrets.SecretForm;
import io.winback.chassis.secrets.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The text of an API key: {@code wbk_} and 32 random bytes as base64url. Only its SHA-256 is stored. */
public final class ApiKeyText {

    /** The header of a request with a key. */
    public static final String HEADER = "X-Api-Key";

    /** The bytes of the secret of a key. */
    public static final int SECRET_BYTES = 32;

    private static final String PREFIX = "wbk_";
    private static final Pattern KEY = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    /** The form, with the command of {@code docs/security.md}. */
    public static final SecretForm FORM = new SecretForm(
            KEY,
            "wbk_ and 43 characters of A-Z a-z 0-9 _ -",
            "echo \"wbk_$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')\"");

    private ApiKeyText() {}

    /** @param secret 32 random bytes */
    public static String of(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "a key has %d random bytes, not %d".formatted(SECRET_BYTES, secret.length));
        }
        return PREFIX + Base64Url.encode(secret);
    }

    /** Whether the text has the form of a key. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Whether a text, such as the query of a URL, contains a key. */
    public static boolean isContainedIn(String text) {
        return KEY.matcher(text).find();
    }

    /** The SHA-256 of the key in lower-case hexadecimal. */
    public static String hash(String key) {
        return HexFormat.of().formatHex(Sha256.of(key));
    }
}
