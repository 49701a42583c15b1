package io.winback.local.standin;

import java.time.Instant;
import java.util.Map;

/**
 * A message that a stand-in received.
 *
 * @param headers the headers of the mail, or the protocol fields that identify the message
 * @param raw the received text; each byte of a mail is one character
 * @param rawBase64 the received bytes of a mail, with doubled dots and without the final dot
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

    /** A message of another channel than e-mail. */
    ReceivedMessage(
            String channel, String to, Map<String, String> headers, String text, String raw, Instant receivedAt) {
        this(channel, to, null, headers, text, null, raw, null, receivedAt);
    }

    /** The message without its content. */
    ReceivedMessage summary() {
        return new ReceivedMessage(channel, to, null, headers, null, null, null, null, receivedAt);
    }
}
