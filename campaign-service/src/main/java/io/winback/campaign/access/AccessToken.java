package io.winback.campaign.access;

import io.winback.chassis.secrets.Base64Url;
import io.winback.chassis.secrets.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The secret of a session, a link or a form: 256 random bits as base64url. Only its hash is stored. */
final class AccessToken {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private AccessToken() {}

    static String make(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    /** Whether a text has the form of a token. @param text null without one */
    static boolean isToken(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** The SHA-256 of the token in lower-case hexadecimal. */
    static String hash(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }

    /** The token of the forms of a session. It cannot be computed without the cookie, and does not give it away. */
    static String ofForms(String session) {
        return Base64Url.encode(Sha256.of("winback form " + session));
    }

    /** Compares in constant time. Absent texts are not equal to any. */
    static boolean areEqual(String one, String other) {
        return one != null && other != null && MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
