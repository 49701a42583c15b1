package io.winback.notification.text;

import io.winback.notification.text.SmsText.Alphabet;

/**
 * The length of a text as its channel counts it.
 *
 * @param characters null if the channel does not count them
 * @param parts the number of SMS parts; null on other channels
 * @param alphabet of an SMS; null on other channels
 * @param excess why the text is too long for the channel; null if it is not
 */
public record TextLength(Integer characters, Integer parts, Alphabet alphabet, String excess) {

    /** On a channel that takes a text of any length. */
    public static final TextLength UNLIMITED = new TextLength(null, null, null, null);

    /**
     * On a channel that limits the UTF-16 units of a text.
     *
     * @param message what the text is, such as {@code a chat message}
     */
    public static TextLength ofUnits(String text, int most, String message) {
        return new TextLength(
                text.length(),
                null,
                null,
                text.length() > most
                        ? "%s has at most %d UTF-16 units, and this text has %d".formatted(message, most, text.length())
                        : null);
    }

    /** As SMS. */
    public static TextLength ofSms(String text, int mostParts) {
        var sms = SmsText.of(text);
        int parts = sms.parts();
        return new TextLength(
                sms.characters(),
                parts,
                sms.alphabet(),
                parts > mostParts
                        ? "an SMS has at most %d parts, and this text has %d in alphabet %s"
                                .formatted(mostParts, parts, sms.alphabet())
                        : null);
    }
}
