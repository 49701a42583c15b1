package io.winback.notification.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;

/**
 * A text encoded for SMS: in the GSM default alphabet if it contains all characters, else in UCS-2. A text that is longer than
 * one message is sent in parts that the phone joins.
 */
public final class SmsText {

    private static final int OCTETS_OF_A_UNIT = 2;

    private final Alphabet alphabet;
    private final byte[] octets;

    private SmsText(Alphabet alphabet, byte[] octets) {
        this.alphabet = alphabet;
        this.octets = octets;
    }

    /** The encodings of an SMS, and how many characters fit into one. */
    public enum Alphabet {
        /** Septets. In each part of a longer message the header that orders the parts takes 7 of 160. */
        GSM_7(160, 153),
        /** UTF-16 units. In each part of a longer message the header takes 3 of 70. */
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

    /** The encoded text: one octet for each septet, or two octets for each UTF-16 unit. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Septets or UTF-16 units. A character of the GSM extension table, and one outside the BMP, counts as two. */
    public int characters() {
        return alphabet == Alphabet.GSM_7 ? octets.length : octets.length / OCTETS_OF_A_UNIT;
    }

    /** The number of parts. A character that counts as two is never split between two parts. */
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
