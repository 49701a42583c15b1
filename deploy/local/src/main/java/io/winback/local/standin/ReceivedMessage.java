package io.winback.local.standin;

import java.time.Instant;
import java.util.Map;

/**
 * A message that reached a stand-in.
 *
 * @param headers of the mail, or what of the protocol tells messages apart
 * @param raw as it came over the wire, where that is text; of a mail each byte is one character
 * @param rawBase64 the bytes of a mail as they came over the wire, with doubled dots and without the final one
 */
record ReceivedMessage(
        String channel,
        String to,
        String subject,
        Map<String, String> headers,
        String text,
        String html,
        String raw,
        byte[] rawBase64,
        Instant receivedAt) {

    /** A message that is not a mail. */
    ReceivedMessage(
            String channel, String to, Map<String, String> headers, String text, String raw, Instant receivedAt) {
        this(channel, to, null, headers, text, null, raw, null, receivedAt);
    }
}
