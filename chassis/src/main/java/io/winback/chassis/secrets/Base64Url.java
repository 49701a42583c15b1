package io.winback.chassis.secrets;

import java.util.Base64;

/** Bytes in a link, as base64url without padding (RFC 4648, section 5): each sequence of bytes has exactly one text. */
public final class Base64Url {

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @throws IllegalArgumentException for text that {@link #encode} does not write: also where the spare bits of the last
     *     character are set, so that a link cannot be altered and still work
     */
    public static byte[] decode(String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("the text is not canonical base64url");
        }
        return bytes;
    }
}
