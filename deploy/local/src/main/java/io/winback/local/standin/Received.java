package io.winback.local.standin;

import java.time.Instant;
import java.util.Map;

/**
 * A message that reached a stand-in.
 *
 * @param headers of the mail, or what of the protocol tells messages apart
 * @param raw as it came over the wire, where that is text
 */
record Received(
        String channel,
        String to,
        String subject,
        Map<String, String> headers,
        String text,
        String html,
        String raw,
        Instant receivedAt) {}
