package io.winback.notification.text;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The GSM default alphabet of 3GPP TS 23.038 (GSM 03.38) with its extension table, one octet for each septet, as in SMPP with
 * data_coding 0. A character of the extension table takes two septets.
 */
public final class GsmAlphabet {

    private static final char ESCAPE = '\u001b';

    /** The character of each code from 0 to 127. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ" + ESCAPE + "ÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    /** The codes with another meaning after an escape. */
    private static final Map<Integer, Character> EXTENSION = Map.of(
            0x0a, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2f, '\\', 0x3c, '[', 0x3d, '~', 0x3e, ']', 0x40, '|', 0x65,
            '€');

    private static final Map<Character, byte[]> CODES = codes();

    private GsmAlphabet() {}

    /** The codes of a text; empty if a character is in neither table. */
    public static Optional<byte[]> encode(String text) {
        var encoded = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var code = CODES.get(text.charAt(i));
            if (code == null) {
                return Optional.empty();
            }
            encoded.writeBytes(code);
        }
        return Optional.of(encoded.toByteArray());
    }

    /** @throws IllegalArgumentException if the codes are not a text in this alphabet */
    public static String decode(byte[] codes) {
        var text = new StringBuilder(codes.length);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < 0) {
                throw new IllegalArgumentException("a septet is at most 127, and octet %d is greater".formatted(i));
            }
            if (codes[i] == ESCAPE) {
                i++;
                var extended = i < codes.length ? EXTENSION.get((int) codes[i]) : null;
                if (extended == null) {
                    throw new IllegalArgumentException("octet %d is not in the extension table".formatted(i));
                }
                text.append(extended);
            } else {
                text.append(BASIC.charAt(codes[i]));
            }
        }
        return text.toString();
    }

    static boolean isEscape(byte code) {
        return code == ESCAPE;
    }

    private static Map<Character, byte[]> codes() {
        var codes = new HashMap<Character, byte[]>();
        for (int code = 0; code < BASIC.length(); code++) {
            if (BASIC.charAt(code) != ESCAPE) {
                codes.put(BASIC.charAt(code), new byte[] {(byte) code});
            }
        }
        EXTENSION.forEach((code, character) -> codes.put(character, new byte[] {ESCAPE, code.byteValue()}));
        return codes;
    }
}
