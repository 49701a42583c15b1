package io.winback.notification.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;

/**
 * A text as an SMS carries it: in the GSM default alphabet if all of its characters are there, else in UCS-2. A text
 * longer than one message is sent in parts that the phone puts together.
 */
public final class SmsText {

    private static final int OCTETS_OF_A_UNIT = 2;

    private final Alphabet alphabet;
    private final byte[] octets;

    private SmsText(Alphabet alphabet, byte[] octets) {
        this.alphabet = alphabet;
        this.octets = octets;
    }

    /** How the characters of an SMS are written, and how many fit into one. */
    public enum Alphabet {
        /** Septets. Each part of a longer message loses 7 of 160 to the header that orders the parts. */
        GSM_7(160, 153),
        /** UTF-16 units. Each part of a longer message loses 3 of 70. */
        UCS_2(70, 67);

        private final int alone;
        private final int inPart;

        Alphabet(int alone, int inPart) {
            this.alone = alone;
            this.inPart = inPart;
        }
    }

    public static SmsText of(String text) {
        return GsmAlphabet.encode(text)
                .map(octets -> new SmsText(Alphabet.GSM_7, octets))
                .orElseGet(() -> new SmsText(Alphabet.UCS_2, text.getBytes(UTF_16BE)));
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    /** The text in its alphabet: an octet a septet, or two octets a UTF-16 unit. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Septets or UTF-16 units. A character of the GSM extension table, and one outside the BMP, counts as two. */
    public int characters() {
        return alphabet == Alphabet.GSM_7 ? octets.length : octets.length / OCTETS_OF_A_UNIT;
    }

    /** The messages that it is sent as. What counts as two characters is never split between two parts. */
    public int parts() {
        int length = characters();
        if (length <= alphabet.alone) {
            return 1;
        }
        int parts = 0;
        for (int start = 0; start < length; parts++) {
            int end = Math.min(length, start + alphabet.inPart);
            start = end < length && isPairAt(end - 1) ? end - 1 : end;
        }
        return parts;
    }

    private boolean isPairAt(int index) {
        return alphabet == Alphabet.GSM_7
                ? GsmAlphabet.isEscape(octets[index])
                : Character.isHighSurrogate((char) (octets[index * OCTETS_OF_A_UNIT] << 8));
    }
}
