package io.winback.notification.channel.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

/**
 * A text as it goes over the air.
 *
 * @param wide whether it needs UCS-2; else its characters are those that ASCII and the GSM alphabet write alike
 */
record SmsText(byte[] bytes, boolean wide) {

    /** ASCII characters that the GSM default alphabet has elsewhere or not at all. */
    private static final String NOT_IN_GSM = "$@[\\]^_`{|}~";

    static SmsText of(String text) {
        boolean narrow = text.chars()
                .allMatch(c -> c == '\n' || c == '\r' || c >= 0x20 && c < 0x7f && NOT_IN_GSM.indexOf(c) < 0);
        return narrow ? new SmsText(text.getBytes(US_ASCII), false) : new SmsText(text.getBytes(UTF_16BE), true);
    }
}
