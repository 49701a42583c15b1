package io.winback.local.standin;

import java.util.Map;

/** Decodes GSM 03.38 as a message centre does: one octet per septet, an escape before each code of the extension table. */
final class Gsm0338 {

    private static final int ESCAPE = 0x1b;

    /** Eight lines of sixteen codes. The escape has no character of its own. */
    private static final String[] TABLE = {
        "@£$¥èéùìòÇ\nØø\rÅå",
        "Δ_ΦΓΛΩΠΨΣΘΞ\u0000ÆæßÉ",
        " !\"#¤%&'()*+,-./",
        "0123456789:;<=>?",
        "¡ABCDEFGHIJKLMNO",
        "PQRSTUVWXYZÄÖÑÜ§",
        "¿abcdefghijklmno",
        "pqrstuvwxyzäöñüà"
    };

    private static final Map<Integer, Character> AFTER_ESCAPE = Map.of(
            0x0a, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2f, '\\', 0x3c, '[', 0x3d, '~', 0x3e, ']', 0x40, '|', 0x65,
            '€');

    private Gsm0338() {}

    /** @throws IllegalArgumentException if an octet is no code of the alphabet */
    static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        boolean escaped = false;
        for (byte octet : octets) {
            if (octet < 0) {
                throw new IllegalArgumentException("octet 0x%02x is not a septet".formatted(octet));
            }
            if (escaped) {
                var character = AFTER_ESCAPE.get((int) octet);
                if (character == null) {
                    throw new IllegalArgumentException("0x%02x is not in the extension table".formatted(octet));
                }
                text.append(character.charValue());
                escaped = false;
            } else if (octet == ESCAPE) {
                escaped = true;
            } else {
                text.append(TABLE[octet >> 4].charAt(octet & 0x0f));
            }
        }
        if (escaped) {
            throw new IllegalArgumentException("an escape ends the text");
        }
        return text.toString();
    }
}
